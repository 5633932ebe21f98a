package desakota.kit.picture;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why an uploaded picture can't be taken. */
sealed interface PictureProblem extends Problem.Worded {

    /** The content is none of the formats, whatever its name says. */
    record NotAPhoto() implements PictureProblem {}

    /** It begins like a picture, but can't be read to its end. */
    record Broken() implements PictureProblem {}

    /** It has more pixels than are worth the work. */
    record TooLarge(int megapixels) implements PictureProblem {}

    @Override
    default Problem.Words words() {
        var words =
                switch (this) {
                    case NotAPhoto() ->
                            new Problem.Words(
                                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                                    "not-a-photo",
                                    "Send a JPEG, PNG or WebP photo.");
                    case Broken() ->
                            new Problem.Words(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "photo-broken",
                                    "This photo is broken. Take or save it again.");
                    case TooLarge(int megapixels) ->
                            new Problem.Words(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "photo-too-large",
                                    "This photo has more than "
                                            + megapixels
                                            + " megapixels. Make it smaller.");
                };
        return words.about("file");
    }
}
