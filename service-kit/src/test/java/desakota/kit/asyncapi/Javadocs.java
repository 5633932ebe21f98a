package desakota.kit.asyncapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** What sources say about types, their record components and their constants, as Markdown. */
final class Javadocs {

    private final Map<String, DocCommentTree> comments = new HashMap<>();

    /** The Javadoc of every source below these folders, as the compiler's own parser reads it. */
    Javadocs(Path... folders) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            for (var folder : folders) {
                var sources = files.getJavaFileObjectsFromPaths(sourcesBelow(folder));
                var task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
                var reader = new Reader(DocTrees.instance(task));
                for (var unit : task.parse()) reader.scan(unit, packageOf(unit));
            }
        }
    }

    private static List<Path> sourcesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String packageOf(CompilationUnitTree unit) {
        return unit.getPackageName() + ".";
    }

    /** The first sentence about a type; empty when nothing is said. */
    String summary(Class<?> type) {
        var comment = comments.get(type.getName());
        return comment == null ? "" : markdown(comment.getFirstSentence());
    }

    /** What follows the first sentence about a type. */
    String details(Class<?> type) {
        var comment = comments.get(type.getName());
        return comment == null ? "" : markdown(comment.getBody());
    }

    /** All that is said about a type. */
    String text(Class<?> type) {
        return markdown(comments.get(type.getName()));
    }

    /** All that is said about a constant. */
    String text(Enum<?> constant) {
        return markdown(comments.get(member(constant.getDeclaringClass(), constant.name())));
    }

    /**
     * What a record says about one of its components, else what an interface of it says about the
     * component's accessor; empty when nobody says anything.
     */
    String component(Class<?> type, String name) {
        return Stream.concat(Stream.of(ownComponent(type, name)), inherited(type, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String ownComponent(Class<?> type, String name) {
        var comment = comments.get(type.getName());
        if (comment == null) return "";
        return comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .filter(param -> param.getName().getName().contentEquals(name))
                .map(param -> markdown(param.getDescription()))
                .findFirst()
                .orElse("");
    }

    private Stream<String> inherited(Class<?> type, String name) {
        return Arrays.stream(type.getInterfaces())
                .flatMap(
                        above ->
                                Stream.concat(
                                        Stream.of(markdown(comments.get(member(above, name)))),
                                        inherited(above, name)));
    }

    private static String member(Class<?> type, String name) {
        return type.getName() + "#" + name;
    }

    private static String markdown(@Nullable DocCommentTree comment) {
        return comment == null ? "" : markdown(comment.getFullBody());
    }

    private static String markdown(List<? extends DocTree> parts) {
        var text = new StringBuilder();
        for (var part : parts) text.append(markdown(part));
        return text.toString()
                .replaceAll("[ \t]*\n[ \t]*", "\n")
                .replaceAll("(?<!\n)\n(?!\n)", " ")
                .replaceAll("\n{2,}", "\n\n")
                .strip();
    }

    private static String markdown(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree code -> "`" + code.getBody().getBody() + "`";
            case LinkTree link -> "`" + lastPart(link.getReference().getSignature()) + "`";
            case StartElementTree paragraph when paragraph.getName().contentEquals("p") -> "\n\n";
            default -> throw new IllegalArgumentException("No Markdown is known for " + part);
        };
    }

    private static String lastPart(String reference) {
        return reference.substring(
                Math.max(reference.lastIndexOf('.'), reference.lastIndexOf('#')) + 1);
    }

    /** Keeps each comment under the binary name of what it is about. */
    private final class Reader extends TreePathScanner<@Nullable Void, String> {

        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String prefix) {
            keep(prefix + type.getSimpleName());
            for (var member : type.getMembers())
                switch (member) {
                    case ClassTree nested -> scan(nested, prefix + type.getSimpleName() + "$");
                    default -> scan(member, prefix + type.getSimpleName() + "#");
                }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, String prefix) {
            keep(prefix + field.getName());
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String prefix) {
            keep(prefix + method.getName());
            return null;
        }

        private void keep(String name) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) comments.put(name, comment);
        }
    }
}
