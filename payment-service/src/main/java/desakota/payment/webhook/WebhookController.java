package desakota.payment.webhook;

import desakota.kit.problem.Problem;
import desakota.kit.problem.Refusal;
import desakota.payment.provider.Providers;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/**
 * Where providers notify what happened to money. Only what they have signed has an effect, and that
 * once.
 */
@RestController
class WebhookController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Providers providers;
    private final Notifications notifications;

    WebhookController(Providers providers, Notifications notifications) {
        this.providers = providers;
        this.notifications = notifications;
    }

    /** Takes a notification, signed in the way of its provider, of at most 64 kB. */
    @PostMapping("/api/payments/webhooks/{provider}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notified(
            @PathVariable String provider,
            @RequestHeader HttpHeaders headers,
            HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY)
            throw new Refusal(new Problem.Malformed("body", "At most 64 kB are taken."));
        var notification =
                providers
                        .find(provider)
                        .flatMap(sender -> sender.read(headers, body))
                        .orElseThrow(() -> new Refusal(new NotSigned()));
        notifications.take(provider, notification);
    }
}
