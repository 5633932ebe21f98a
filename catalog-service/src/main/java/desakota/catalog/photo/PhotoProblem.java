package desakota.catalog.photo;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

import java.util.List;

/** Why a photo can't be taken. */
sealed interface PhotoProblem extends Problem {

    @Override
    default List<FieldFault> errors() {
        return List.of(new FieldFault("file", detail()));
    }

    /** The content is none of the formats, whatever its name says. */
    record NotAPhoto() implements PhotoProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        }

        @Override
        public String name() {
            return "not-a-photo";
        }

        @Override
        public String detail() {
            return "Send a JPEG, PNG or WebP photo.";
        }
    }

    /** It begins like a photo, but can't be read to its end. */
    record Broken() implements PhotoProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "photo-broken";
        }

        @Override
        public String detail() {
            return "This photo is broken. Take or save it again.";
        }
    }

    /** It has more pixels than are worth the work. */
    record TooLarge(int megapixels) implements PhotoProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "photo-too-large";
        }

        @Override
        public String detail() {
            return "This photo has more than " + megapixels + " megapixels. Make it smaller.";
        }
    }
}
