package desakota.kit.problem;

import desakota.kit.problem.Problem.Malformed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** Answers requests that break already while a filter reads them: 400, as for any other. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class UnreadableRequests extends OncePerRequestFilter {

    private final Problems problems;

    public UnreadableRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException e) {
            problems.write(response, new Malformed("query", Problems.NOT_UTF_8));
        } catch (InvalidMimeTypeException e) {
            problems.write(response, new Malformed("Content-Type", Problems.NO_MEDIA_TYPE));
        }
    }
}
