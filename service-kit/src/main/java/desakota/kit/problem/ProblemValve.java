package desakota.kit.problem;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.io.Writer;

/**
 * Answers what Tomcat itself refuses, before any of our code sees it, as problem details rather
 * than as a page of HTML.
 */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0) return;
        if (!response.setErrorReported()) return;
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            Writer writer = response.getReporter();
            if (writer == null) return;
            writer.write(
                    """
                    {"type":"urn:desakota:problem:%s","title":"%s","status":%d,\
                    "detail":"The request can't be read. Check its address and its headers."}\
                    """
                            .formatted(
                                    Problems.nameOf(status),
                                    status.getReasonPhrase(),
                                    status.value()));
            response.finishResponse();
        } catch (IOException e) {
            log.debug("The client is gone", e);
        }
    }
}
