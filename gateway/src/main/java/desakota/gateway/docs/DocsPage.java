package desakota.gateway.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Properties;

/**
 * The page for people at {@code /docs}: Swagger UI over the services' documents, and beside it
 * {@code /docs/asyncapi.yaml}, the document of their topics. There is no other page, so {@code /}
 * leads there.
 */
@Configuration(proxyBeanMethods = false)
class DocsPage {

    @Bean
    RouterFunction<ServerResponse> docs() {
        Resource page = new ClassPathResource("gateway/docs/index.html");
        Resource topics = new ClassPathResource("gateway/docs/asyncapi.yaml");
        return RouterFunctions.route()
                .GET("/", _ -> ServerResponse.temporaryRedirect(URI.create("/docs")).build())
                .GET(
                        "/docs",
                        _ -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(page))
                .GET(
                        "/docs/asyncapi.yaml",
                        _ ->
                                ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_YAML)
                                        .bodyValue(topics))
                .resources("/docs/ui/**", new ClassPathResource(swaggerUi()))
                .resources("/docs/**", new ClassPathResource("gateway/docs/"))
                .build();
    }

    /** Where the WebJar keeps its files depends on its version, which its own metadata tells. */
    private static String swaggerUi() {
        try {
            Properties about =
                    PropertiesLoaderUtils.loadProperties(
                            new ClassPathResource(
                                    "META-INF/maven/org.webjars/swagger-ui/pom.properties"));
            return "META-INF/resources/webjars/swagger-ui/%s/"
                    .formatted(about.getProperty("version"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
