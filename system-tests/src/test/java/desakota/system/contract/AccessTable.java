package desakota.system.contract;

import desakota.system.openapi.Operation;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may do what. Rows are tried from the top, so what ends a thing stands below what needs it.
 *
 * <p>{@code ok} is a success, and also a refusal for the thing's state alone. Without a token 401;
 * with a wrong role, or at somebody else's public thing, 403; somebody else's order, parcel,
 * account or book is 404, and so is for everybody what does not exist.
 */
final class AccessTable {

    private static final String TABLE =
            """
                                                             |     | buyer     | producer  | hub       | courier   |         |
                                                             | no  |     other |     other |     other |     other |         |
                                                             | one | one buyer | one prod. | one  hub  | one cour. | finance | admin
            POST   /oauth2/token                             | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/accounts                             | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/accounts/vouched                     | 401 | 403 403   | 403 403   | ok  ok    | 403 403   | 403     | 403
            GET    /api/accounts/me                          | 401 | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            PATCH  /api/accounts/me                          | 401 | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok

            GET    /api/catalog/categories                   | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/catalog/regions                      | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/catalog/photos/{photoId}/{size}.jpg  | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/catalog/products                     | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/catalog/products/{idOrSlug}          | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/catalog/products/{id}/history        | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | 403
            POST   /api/catalog/products                     | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | 403
            PATCH  /api/catalog/products/{id}                | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | ok
            PUT    /api/catalog/products/{id}/stock          | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | 403
            POST   /api/catalog/products/{id}/photos         | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | 403
            DELETE /api/catalog/products/{id}/photos/{photoId}| 401| 403 403   | ok  403   | 404 403   | 403 403   | 403     | 403
            GET    /api/catalog/producers                    | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/catalog/producers/{id}               | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/catalog/producers                    | 401 | 403 403   | ok  ok    | ok  ok    | 403 403   | 403     | ok
            PATCH  /api/catalog/producers/{id}               | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | ok
            DELETE /api/catalog/producers/{id}/consent       | 401 | 403 403   | ok  403   | ok  403   | 403 403   | 403     | 403
            PUT    /api/catalog/producers/{id}/consent       | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403

            GET    /api/orders                               | 401 | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/orders                               | 401 | ok  ok    | 403 403   | 403 403   | 403 403   | 403     | 403
            GET    /api/orders/{id}                          | 401 | ok  404   | ok  404   | ok  404   | ok  404   | ok      | ok
            GET    /api/orders/{id}/timeline                 | 401 | ok  404   | ok  404   | ok  404   | ok  404   | ok      | ok
            PUT    /api/orders/{id}/delivery-address         | 401 | ok  404   | 403 403   | 403 403   | 403 403   | 403     | 403
            POST   /api/orders/{id}/cancellation             | 401 | ok  404   | 403 403   | 403 403   | 403 403   | 403     | 403
            POST   /api/orders/{id}/receipt                  | 401 | ok  404   | 403 403   | 403 403   | 403 403   | 403     | 403
            POST   /api/orders/{id}/parts/{producerId}/cancellation| 401| 403 403| ok 404  | ok  404   | 403 403   | 403     | ok
            GET    /api/orders/claims                        | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | ok
            GET    /api/orders/{id}/claims                   | 401 | ok  404   | ok  404   | ok  404   | ok  404   | ok      | ok
            POST   /api/orders/{id}/claims                   | 401 | ok  404   | 403 403   | 403 403   | 403 403   | 403     | 403
            POST   /api/orders/{id}/claim-photos             | 401 | ok  404   | 403 403   | 403 403   | 403 403   | 403     | 403
            GET    /api/orders/{id}/claim-photos/{photoId}   | 401 | ok  404   | ok  404   | ok  404   | 404 404   | ok      | ok
            POST   /api/orders/claims/{claimId}/resolution   | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | 403

            GET    /api/payments/orders/{orderId}            | 401 | ok  404   | 404 404   | 404 404   | 404 404   | 404     | 404
            GET    /api/payments/producers/{id}/statement    | 401 | 404 404   | ok  404   | ok  404   | 404 404   | ok      | 404
            GET    /api/payments/producers/{id}/cash-book    | 401 | 404 404   | ok  404   | ok  404   | 404 404   | ok      | 404
            GET    /api/payments/producers/{id}/income-statement| 401| 404 404 | ok  404   | ok  404   | 404 404   | ok      | 404
            GET    /api/ledger/trial-balance                 | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | 403
            GET    /api/ledger/accounts/{account}/entries    | 401 | 404 404   | ok  404   | ok  404   | 404 404   | ok      | 404
            POST   /api/payments/payouts                     | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | 403
            GET    /api/payments/differences                 | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | ok
            POST   /api/payments/differences/{id}/closure    | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 404     | 403
            POST   /api/payments/{id}/refunds                | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | 403
            GET    /api/payments/stuck-refunds               | 401 | 403 403   | 403 403   | 403 403   | 403 403   | ok      | 403
            POST   /api/payments/{id}/hand-refunds           | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 404     | 403
            POST   /api/payments/webhooks/{provider}         | 401 | 401 401   | 401 401   | 401 401   | 401 401   | 401     | 401
            POST   /api/payments/{id}/sandbox-settlement     | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/payments/{id}/sandbox-chargeback     | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/payments/payouts/{payoutId}/sandbox-bounce| ok| ok ok  | ok  ok    | ok  ok    | ok  ok    | ok      | ok

            GET    /api/logistics/hubs                       | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/logistics/tracking/{code}            | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            POST   /api/logistics/quotes                     | ok  | ok  ok    | ok  ok    | ok  ok    | ok  ok    | ok      | ok
            GET    /api/logistics/parcels                    | 401 | ok  404   | ok  404   | ok  404   | ok  404   | 404     | 404
            GET    /api/logistics/parcels/{id}               | 401 | ok  404   | ok  404   | ok  404   | ok  404   | 404     | 404
            GET    /api/logistics/hubs/{hubId}/parcels       | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            GET    /api/logistics/hubs/{hubId}/bags          | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            GET    /api/logistics/hubs/{hubId}/bags/{bagId}  | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            GET    /api/logistics/hubs/{hubId}/cash          | 401 | 403 403   | 403 403   | ok  403   | 403 403   | ok      | ok
            GET    /api/logistics/hubs/{hubId}/hand-ins      | 401 | 403 403   | 403 403   | ok  403   | 403 403   | ok      | ok
            GET    /api/logistics/hubs/{hubId}/deposits      | 401 | 403 403   | 403 403   | ok  403   | 403 403   | ok      | ok
            POST   /api/logistics/hubs/{hubId}/intakes       | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/bags          | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/bags/{bagId}/dispatch| 401| 403 403| 403 403| ok  403  | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/bags/{bagId}/arrival| 401| 403 403| 403 403 | ok  403  | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/events        | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/cash          | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/deposits      | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            GET    /api/logistics/courier/tasks              | 401 | 403 403   | 403 403   | 403 403   | ok  ok    | 403     | 403
            POST   /api/logistics/courier/events             | 401 | 403 403   | 403 403   | 403 403   | ok  ok    | 403     | 403
            POST   /api/logistics/proofs                     | 401 | 403 403   | 403 403   | 403 403   | ok  ok    | 403     | 403
            GET    /api/logistics/proofs/{id}                | 401 | 404 404   | 404 404   | 404 404   | ok  404   | ok      | ok
            GET    /api/logistics/reviews                    | 401 | 403 403   | 403 403   | ok  ok    | 403 403   | 403     | ok
            POST   /api/logistics/reviews/{id}/resolution    | 401 | 403 403   | 403 403   | ok  404   | 403 403   | 403     | ok
            POST   /api/logistics/hubs/{hubId}/returns       | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403
            POST   /api/logistics/hubs/{hubId}/losses        | 401 | 403 403   | 403 403   | ok  403   | 403 403   | 403     | 403

            GET    /api/admin/identity/accounts              | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/identity/accounts              | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/identity/accounts/{id}/roles   | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/identity/accounts/{id}/disablement| 401| 403 403 | 403 403   | 403 403   | 403 403   | 403     | ok
            DELETE /api/admin/identity/accounts/{id}/disablement| 401| 403 403 | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/logistics/hubs                 | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/logistics/couriers             | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/payment/ledger/recount         | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            GET    /api/admin/*/records                      | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | ok
            POST   /api/admin/*/records/{id}/replay          | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | 404
            POST   /api/admin/*/records/{id}/dismissal       | 401 | 403 403   | 403 403   | 403 403   | 403 403   | 403     | 404
            """;

    /** What an operation answers each. */
    record Row(String method, String path, Map<Actor, String> answers) {

        static Row of(String line) {
            var words = new ArrayDeque<>(List.of(line.replace('|', ' ').strip().split(" +", -1)));
            var answers = new EnumMap<Actor, String>(Actor.class);
            var row = new Row(words.remove(), words.remove(), answers);
            for (var actor : Actor.values()) answers.put(actor, words.remove());
            if (words.isEmpty()) return row;
            throw new IllegalArgumentException("More answers than actors: " + line);
        }

        boolean isAbout(Operation operation) {
            var paths = Pattern.quote(path).replace("*", "\\E[^/]+\\Q");
            return method.equalsIgnoreCase(operation.method()) && operation.path().matches(paths);
        }

        /** Whom it concerns most: the first who may, or who would if there were such a thing. */
        Actor whoMay() {
            return first("ok").or(() -> first("404")).orElse(Actor.NOBODY);
        }

        private Optional<Actor> first(String answer) {
            return answers.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(answer))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** All rows, in the order to try them. */
    static final List<Row> ROWS =
            TABLE.lines()
                    .filter(line -> line.contains("/api/") || line.contains("/oauth2/"))
                    .map(Row::of)
                    .toList();

    private AccessTable() {}

    static Optional<Row> of(Operation operation) {
        return ROWS.stream().filter(row -> row.isAbout(operation)).findFirst();
    }
}
