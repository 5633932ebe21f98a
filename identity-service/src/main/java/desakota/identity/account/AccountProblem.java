package desakota.identity.account;

import desakota.kit.problem.Problem;

import org.springframework.http.HttpStatus;

/** Why something can't be done with an account. */
sealed interface AccountProblem extends Problem {

    /** Says no more than it must: not whose it is. */
    record PhoneTaken() implements AccountProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "phone-taken";
        }

        @Override
        public String detail() {
            return "This phone number can't be used for a new account. Sign in with it instead.";
        }
    }

    /** The request was made before, with another password. */
    record OtherPassword() implements AccountProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        public String name() {
            return "idempotency-key-reused";
        }

        @Override
        public String detail() {
            return "This Idempotency-Key was used for another request. Take a new one.";
        }
    }

    /** Whoever changes a password must know the old one. */
    record WrongPassword() implements AccountProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.FORBIDDEN;
        }

        @Override
        public String name() {
            return "wrong-password";
        }

        @Override
        public String detail() {
            return "The current password is not right.";
        }
    }

    /** Somebody guesses. */
    record TooManyTries() implements AccountProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.TOO_MANY_REQUESTS;
        }

        @Override
        public String name() {
            return "too-many-tries";
        }

        @Override
        public String detail() {
            return "Too many wrong passwords. Wait some minutes and try again.";
        }
    }

    /** Nobody locks themselves out of running the market. */
    record OwnAccount() implements AccountProblem {
        @Override
        public HttpStatus status() {
            return HttpStatus.CONFLICT;
        }

        @Override
        public String name() {
            return "own-account";
        }

        @Override
        public String detail() {
            return "You can't take this from your own account. Ask another administrator.";
        }
    }
}
