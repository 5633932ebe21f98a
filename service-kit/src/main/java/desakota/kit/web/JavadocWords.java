package desakota.kit.web;

import io.swagger.v3.oas.models.Operation;

import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.SpringDocJavadocProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.HtmlUtils;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the Javadoc says about operations, parameters and fields, as OpenAPI has it: Markdown, and
 * the first sentence as the summary. The words are read from beside the classes when a document is
 * made.
 */
public final class JavadocWords extends SpringDocJavadocProvider
        implements GlobalOperationCustomizer {

    private static final Pattern LINK = Pattern.compile("\\{@link [^}]*?(\\w+)(?:\\([^)]*\\))?}");
    private static final Pattern PARAGRAPH = Pattern.compile("\\s*<p>\\s*");
    private static final Pattern LINE_END = Pattern.compile("(?<!\n) *\n *(?!\n)");
    private static final Pattern SENTENCE_END = Pattern.compile("\\.(\\s|$)");

    @Override
    public String getClassJavadoc(Class<?> type) {
        return markdown(super.getClassJavadoc(type));
    }

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        var words = new TreeMap<>(super.getRecordClassParamJavadoc(type));
        words.replaceAll((component, text) -> markdown(text));
        return words;
    }

    @Override
    public String getMethodJavadocDescription(Method method) {
        return markdown(super.getMethodJavadocDescription(method));
    }

    @Override
    public String getMethodJavadocReturn(Method method) {
        return markdown(super.getMethodJavadocReturn(method));
    }

    @Override
    public String getParamJavadoc(Method method, String name) {
        return markdown(Objects.requireNonNullElse(super.getParamJavadoc(method, name), ""));
    }

    @Override
    public String getFieldJavadoc(Field field) {
        return markdown(super.getFieldJavadoc(field));
    }

    /** A summary is no Markdown, and has no full stop. */
    @Override
    public String getFirstSentence(String text) {
        return SENTENCE_END.split(text, 2)[0].replace("`", "");
    }

    /** One sentence need not be said twice. */
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var text = operation.getDescription();
        if (text != null && text.replace("`", "").equals(operation.getSummary() + "."))
            operation.setDescription(null);
        return operation;
    }

    private static String markdown(String html) {
        var text = html.strip().replace("<code>", "`").replace("</code>", "`");
        text = LINK.matcher(text).replaceAll("`$1`");
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        return HtmlUtils.htmlUnescape(LINE_END.matcher(text).replaceAll(" "));
    }
}
