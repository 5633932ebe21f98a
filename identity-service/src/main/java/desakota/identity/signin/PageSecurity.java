package desakota.identity.signin;

import desakota.kit.KitProperties;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;

import java.io.IOException;

/**
 * The sign-in page. Where the person came from, the CSRF token and the sign-in itself are cookies:
 * no instance holds a session that another would miss.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    CookieRequestCache cameFrom() {
        var cache = new CookieRequestCache();
        cache.setCookieCustomizer(PageSecurity::sameSite);
        return cache;
    }

    @Bean
    @Order(20)
    SecurityFilterChain pageSecurityChain(
            HttpSecurity http,
            PersonAuthentication people,
            SignedInCookie signedIn,
            CookieRequestCache cameFrom,
            KitProperties properties) {
        var home = properties.issuer() + "/";
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setRequestCache(cameFrom);
        onwards.setDefaultTargetUrl(home);
        var csrf = new CookieCsrfTokenRepository();
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.securityMatcher("/login", "/logout")
                .authenticationProvider(people)
                .securityContext(context -> context.securityContextRepository(signedIn))
                .requestCache(requests -> requests.requestCache(cameFrom))
                .csrf(protection -> protection.csrfTokenRepository(csrf))
                .formLogin(
                        form ->
                                form.loginPage("/login")
                                        .successHandler(onwards)
                                        .failureHandler(PageSecurity::backToForm))
                .logout(
                        logout ->
                                logout.logoutSuccessUrl(home)
                                        .addLogoutHandler(
                                                (request, response, _) ->
                                                        signedIn.clear(request, response)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static void backToForm(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        var isThrottled = failure instanceof PersonAuthentication.ThrottledException;
        response.sendRedirect(isThrottled ? "/login?wait" : "/login?error");
    }

    private static void sameSite(Cookie cookie) {
        cookie.setAttribute("SameSite", "Lax");
    }
}
