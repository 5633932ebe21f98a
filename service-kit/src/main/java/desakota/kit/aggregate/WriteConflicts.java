package desakota.kit.aggregate;

import com.mongodb.MongoException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/**
 * Knows a write conflict of the server's own for what it is: nothing was written, because another
 * write was at the same document, and it may be tried again. MongoDB itself tries again until it
 * can; others that speak its protocol leave it to the client.
 *
 * @see <a href="https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml">code
 *     112, WriteConflict</a>
 */
public final class WriteConflicts extends MongoExceptionTranslator {

    private static final int WRITE_CONFLICT = 112;

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException e) {
        return e instanceof MongoException refused && refused.getCode() == WRITE_CONFLICT
                ? new OptimisticLockingFailureException(refused.getMessage(), refused)
                : super.translateExceptionIfPossible(e);
    }
}
