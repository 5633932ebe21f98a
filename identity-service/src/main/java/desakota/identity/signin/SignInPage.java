package desakota.identity.signin;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The page where people sign in: one small document, no scripts. */
@Controller
final class SignInPage {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final String page;

    SignInPage() throws IOException {
        page =
                new ClassPathResource("identity/sign-in.html")
                        .getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/login")
    ResponseEntity<String> show(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String wait,
            HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var html =
                page.replace("{{notice}}", notice(error, wait))
                        .replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .body(html);
    }

    private static String notice(@Nullable String error, @Nullable String wait) {
        if (wait != null)
            return alert("Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.");
        return error == null
                ? ""
                : alert("Nomor telepon atau kata sandi salah. Periksa lalu coba lagi.");
    }

    private static String alert(String sentence) {
        return "<p class=\"notice\" role=\"alert\">" + sentence + "</p>";
    }
}
