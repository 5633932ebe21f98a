package desakota.catalog.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Text into {@link Words}: lower case, without accents and filler words, in one spelling. The index
 * gets each word and its stem at the same place, so that what a person has typed so far still is
 * the beginning of something.
 */
final class IndonesianText extends Analyzer {

    private static final CharArraySet FILLERS =
            new CharArraySet(
                    List.of(
                            "yang", "dan", "di", "ke", "dari", "untuk", "dengan", "atau", "pada",
                            "ini", "itu", "oleh", "the", "of", "and", "for"),
                    false);

    private final boolean withStems;

    private IndonesianText(boolean withStems) {
        this.withStems = withStems;
    }

    /** For the index: words and stems. */
    static Analyzer forIndex() {
        return new IndonesianText(true);
    }

    /** The words of a text, spelled as in the index, unstemmed; at most so many. */
    static List<String> wordsOf(String text, int limit) {
        var words = new ArrayList<String>();
        try (var analyzer = new IndonesianText(false);
                var tokens = analyzer.tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < limit && tokens.incrementToken()) words.add(term.toString());
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokenizer = new StandardTokenizer();
        var plain = new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
        TokenStream words = new Spelling(new StopFilter(plain, FILLERS));
        return new TokenStreamComponents(tokenizer, withStems ? new Stems(words) : words);
    }

    /** Each word in one spelling. */
    private static final class Spelling extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Spelling(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) return false;
            var spelled = Words.spelled(term.toString());
            term.setEmpty().append(spelled);
            return true;
        }
    }

    /** Each word, and after it at the same place its stem, if that is another. */
    private static final class Stems extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step =
                addAttribute(PositionIncrementAttribute.class);
        private @Nullable State word;

        Stems(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (word != null) {
                restoreState(word);
                word = null;
                var stem = Words.stem(term.toString());
                term.setEmpty().append(stem);
                step.setPositionIncrement(0);
                return true;
            }
            if (!input.incrementToken()) return false;
            var typed = term.toString();
            if (!Words.stem(typed).equals(typed)) word = captureState();
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            word = null;
        }
    }
}
