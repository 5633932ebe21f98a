package desakota.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Money;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.events.Share;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;
import desakota.payment.books.AnEntry;
import desakota.payment.ledger.Journal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The books of a producer in Papua, where the day begins two hours before Jakarta's. */
class ProducerBooksIT extends Scenario {

    private static final String BOOKS = "/api/payments/producers/yosina";
    private static final String MARCH = "?from=2026-03-01&to=2026-03-31";
    private static final String FINANCE = Tokens.of("koperasi", Role.FINANCE);

    @LocalServerPort private int port;
    private final Journal journal;

    @Autowired
    ProducerBooksIT(Journal journal) {
        this.journal = journal;
    }

    @BeforeEach
    void haveAYear() {
        Publisher.publish("yosina", 1, producer("yosina", "Yosina"));
        var in = "yosina";
        journal.post(AnEntry.sale("y1", at("2026-01-20T03:00:00Z"), in, 90_000, 6_000, 4_000));
        journal.post(AnEntry.payout("y2", at("2026-02-10T03:00:00Z"), in, 60_000));
        journal.post(AnEntry.sale("y3", at("2026-02-28T15:00:00Z"), in, 180_000, 12_000, 8_000));
        journal.post(AnEntry.bounced("y4", at("2026-03-05T03:00:00Z"), in, 60_000));
        journal.post(AnEntry.claim("y5", at("2026-03-05T04:00:00Z"), in, 9_000, 600, 400));
        journal.post(AnEntry.payout("y6", at("2026-03-31T14:59:59Z"), in, 100_000));
        journal.post(AnEntry.lossCovered("y7", at("2026-03-31T15:00:00Z"), in, 45_000));
    }

    @Test
    void keepACashBookThatEndsWithWhatTheLedgerSays() {
        awaitName();

        var march = json(BOOKS + "/cash-book" + MARCH);
        var year = json(BOOKS + "/cash-book?from=2026-01-01&to=2026-12-31&by=MONTH");

        assertThat(march.get("zone").asString()).isEqualTo("WIT");
        assertThat(march.get("timeZone").asString()).isEqualTo("Asia/Jayapura");
        assertThat(rupiah(march, "opening")).isEqualTo(30_000);
        assertThat(rupiah(march, "in")).isEqualTo(240_000);
        assertThat(rupiah(march, "out")).isEqualTo(109_000);
        assertThat(rupiah(march, "closing")).isEqualTo(161_000);
        assertThat(texts(march.get("rows"), "period"))
                .containsExactly("2026-03-01", "2026-03-05", "2026-03-05", "2026-03-31");
        assertThat(texts(march.get("rows"), "kind"))
                .containsExactly("SALES", "BOUNCED_PAYOUT", "RETURNS", "PAYOUT");
        assertThat(march.get("rows").get(0).get("text").asString()).isEqualTo("Hasil penjualan");
        assertThat(rupiah(year, "closing")).isEqualTo(owedByTheLedger()).isEqualTo(206_000);
        assertThat(texts(year.get("rows"), "period"))
                .containsExactly(
                        "2026-01", "2026-02", "2026-03", "2026-03", "2026-03", "2026-03",
                        "2026-04");
    }

    @Test
    void stateTheIncomeOfEachMonth() {
        awaitName();

        var statement = json(BOOKS + "/income-statement?from=2026-01-01&to=2026-04-30");

        assertThat(texts(statement.get("periods"), "period"))
                .containsExactly("2026-01", "2026-03", "2026-04");
        var march = statement.get("periods").get(1);
        assertThat(rupiah(march, "grossSales")).isEqualTo(200_000);
        assertThat(rupiah(march, "returns")).isEqualTo(10_000);
        assertThat(rupiah(march, "netSales")).isEqualTo(190_000);
        assertThat(rupiah(march, "platformFee")).isEqualTo(11_400);
        assertThat(rupiah(march, "fundContribution")).isEqualTo(7_600);
        assertThat(rupiah(march, "netIncome")).isEqualTo(171_000);
        assertThat(rupiah(statement.get("total"), "compensation")).isEqualTo(45_000);
        assertThat(rupiah(statement.get("total"), "netIncome")).isEqualTo(306_000);
        assertThat(statement.get("labels").get("netIncome").asString()).isEqualTo("Laba bersih");
    }

    @Test
    void areTablesToSave() {
        awaitName();

        var cash = get(BOOKS + "/cash-book" + MARCH, FINANCE, "text/csv", null);
        var income = get(BOOKS + "/income-statement" + MARCH, FINANCE, "text/csv", "en");

        assertThat(String.valueOf(cash.getHeaders().getContentType()))
                .isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(cash.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"buku-kas-yosina-2026-03-01-2026-03-31.csv\"");
        assertThat(cash.getHeaders().getFirst(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo("id");
        assertThat(cash.getBody())
                .isEqualTo(
                        """
                        Tanggal (WIT),Uraian,Masuk,Keluar,Saldo
                        2026-03-01,Saldo awal,,,30000
                        2026-03-01,Hasil penjualan,180000,0,210000
                        2026-03-05,Pencairan gagal (dana kembali),60000,0,270000
                        2026-03-05,Retur penjualan,0,9000,261000
                        2026-03-31,Pencairan ke rekening,0,100000,161000
                        2026-03-31,Saldo akhir,,,161000
                        """
                                .replace("\n", "\r\n"));
        assertThat(income.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .contains("income-statement-yosina-2026-03-01-2026-03-31.csv");
        assertThat(income.getBody())
                .isEqualTo(
                        """
                        Month (WIT),Gross sales,Sales returns,Net sales,Platform fee,\
                        Contribution to the revolving fund,Compensation for lost goods,Other,\
                        Net income
                        2026-03,200000,10000,190000,11400,7600,0,0,171000
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void showASaleAsItWasReleased() {
        var order = aPaidOrder();
        var shares =
                List.of(
                        share(Share.Role.PRODUCER, "marta", 100_000),
                        share(Share.Role.COURIER, "dedi-timur", 15_000),
                        share(Share.Role.PLATFORM, "desakota", 6_000),
                        share(Share.Role.COOPERATIVE_FUND, "dana-bergulir", 4_000));
        Publisher.publish(order, 2, new OrderCompleted(Instant.now(), CODE, true, shares));
        entriesOf("payable:marta", 1);

        var income = json("/api/payments/producers/marta/income-statement");
        var cash = json("/api/payments/producers/marta/cash-book");

        assertThat(rupiah(income.get("total"), "grossSales")).isEqualTo(110_000);
        assertThat(rupiah(income.get("total"), "netIncome")).isEqualTo(100_000);
        assertThat(rupiah(cash, "closing")).isEqualTo(100_000);
        assertThat(cash.get("producerName").isNull()).isTrue();
        assertThat(cash.get("zone").asString()).isEqualTo("WIB");
    }

    @Test
    void areForTheirProducerTheirOperatorAndFinanceOnly() {
        awaitName();
        for (var book : List.of("/cash-book", "/income-statement"))
            for (var type : List.of("application/json", "text/csv")) {
                var path = BOOKS + book;
                assertThat(status(path, Tokens.of("yosina", Role.PRODUCER), type)).isEqualTo(200);
                assertThat(status(path, operator("simpul-sentani"), type)).isEqualTo(200);
                assertThat(status(path, FINANCE, type)).isEqualTo(200);
                assertThat(status(path, operator("simpul-wagir"), type)).isEqualTo(404);
                assertThat(status(path, Tokens.of("sri", Role.PRODUCER), type)).isEqualTo(404);
                assertThat(status(path, Tokens.of("rina", Role.BUYER), type)).isEqualTo(404);
                assertThat(status(path, Tokens.of("admin", Role.ADMIN), type)).isEqualTo(404);
                assertThat(status(path, null, type)).isEqualTo(401);
            }
        assertThat(status("/api/payments/producers/nobody/cash-book", operator("x"), "*/*"))
                .isEqualTo(404);
    }

    @Test
    void areOfSomebodyWhoExistsAlsoBeforeTheirFirstSale() {
        Publisher.publish("warni", 1, producer("warni", "Warni"));
        await().atMost(SOON)
                .until(() -> status(books("warni", "/cash-book"), FINANCE, "*/*") == 200);

        for (var book : List.of("/statement", "/cash-book", "/income-statement")) {
            var warnis = books("warni", book);
            assertThat(status(warnis, FINANCE, "application/json")).isEqualTo(200);
            assertThat(status(warnis, operator("simpul-sentani"), "*/*")).isEqualTo(200);
            var couriers = books("new-courier", book);
            assertThat(status(couriers, Tokens.of("new-courier", Role.COURIER), "*/*"))
                    .isEqualTo(200);
            assertThat(status(couriers, FINANCE, "application/json")).isEqualTo(404);
            assertThat(status(books("nobody", book), FINANCE, "application/json")).isEqualTo(404);
        }
        assertThat(api.asFinance("/api/ledger/accounts/payable:warni/entries").status())
                .isEqualTo(200);
        for (var account : List.of("payable:nobody", "escrow:nothing", "escrow", "nonsense"))
            assertThat(api.asFinance("/api/ledger/accounts/" + account + "/entries").status())
                    .isEqualTo(404);
    }

    private static String books(String producer, String book) {
        return "/api/payments/producers/" + producer + book;
    }

    @Test
    void refuseWhatCannotBeAsProblems() {
        for (var book : List.of("/cash-book", "/income-statement"))
            for (var type : List.of("application/json", "text/csv", "*/*")) {
                assertRefused(BOOKS + book + "?from=yesterday", type, 400, "from");
                assertRefused(BOOKS + book + "?by=WEEK", type, 400, "by");
                assertRefused(BOOKS + book + "?from=2020-01-01&to=2026-01-01", type, 422, "to");
            }
        assertThat(status(BOOKS + "/cash-book", FINANCE, "application/pdf")).isEqualTo(406);
        assertThat(status(BOOKS + "/cash-book", FINANCE, "*/*")).isEqualTo(200);
    }

    @Test
    void areDescribed() {
        var paths = api.get("/v3/api-docs", null).body().get("paths");

        for (var book : List.of("cash-book", "income-statement")) {
            var described = paths.get("/api/payments/producers/{id}/" + book).get("get");
            assertThat(described.get("responses").get("200").get("content").propertyNames())
                    .containsExactlyInAnyOrder("application/json", "text/csv");
            assertThat(texts(described.get("parameters"), "name"))
                    .contains("id", "from", "to", "by");
        }
    }

    private void assertRefused(String path, String type, int status, String field) {
        var answer = get(path, FINANCE, type, null);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(String.valueOf(answer.getHeaders().getContentType()))
                .isEqualTo("application/problem+json");
        assertThat(answer.getBody()).contains("\"field\":\"" + field + "\"");
    }

    private void awaitName() {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                json(BOOKS + "/cash-book")
                                                        .get("producerName")
                                                        .asString())
                                        .isEqualTo("Yosina"));
    }

    private long owedByTheLedger() {
        var lines = api.asFinance("/api/ledger/trial-balance").body().get("accounts");
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.get("account").asString().equals("payable:yosina"))
                .mapToLong(line -> rupiah(line, "credit") - rupiah(line, "debit"))
                .sum();
    }

    private JsonNode json(String path) {
        return api.asFinance(path).body();
    }

    private int status(String path, @Nullable String token, String type) {
        return get(path, token, type, null).getStatusCode().value();
    }

    private ResponseEntity<String> get(
            String path, @Nullable String token, String type, @Nullable String language) {
        var request = RestClient.create("http://localhost:" + port).get().uri(path);
        request.header(HttpHeaders.ACCEPT, type);
        if (token != null) request.header(HttpHeaders.AUTHORIZATION, token);
        if (language != null) request.header(HttpHeaders.ACCEPT_LANGUAGE, language);
        return Objects.requireNonNull(
                request.exchange(
                        (_, answer) ->
                                ResponseEntity.status(answer.getStatusCode())
                                        .headers(answer.getHeaders())
                                        .body(answer.bodyTo(String.class))));
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.get(field).asString())
                .toList();
    }

    private static long rupiah(JsonNode node, String field) {
        return node.get(field).get("amount").asLong();
    }

    private static String operator(String hub) {
        return Tokens.of(hub, Role.HUB_OPERATOR);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Share share(Share.Role role, String payee, long amount) {
        return new Share(role, payee, "marta", Money.rupiah(amount));
    }

    private static ProducerChanged producer(String id, String name) {
        return new ProducerChanged(
                1, id, name, "Hobong", "91.03.01.2001", "Jayapura", "simpul-sentani", null, true);
    }
}
