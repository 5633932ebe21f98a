package desakota.kit.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import java.util.Set;

/** What a server refuses, as the kit understands it. */
class WriteConflictsTest {

    private final WriteConflicts conflicts = new WriteConflicts();

    @Test
    void areConflictsWhenACommandMetAnotherWrite() {
        var refusal =
                new MongoCommandException(
                        new BsonDocument("code", new BsonInt32(112)), new ServerAddress());

        var understood = conflicts.translateExceptionIfPossible(refusal);

        assertThat(understood).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void areConflictsWhenAWriteMetAnother() {
        var refusal =
                new MongoWriteException(
                        new WriteError(112, "deadlock", new BsonDocument()),
                        new ServerAddress(),
                        Set.of());

        var understood = conflicts.translateExceptionIfPossible(refusal);

        assertThat(understood).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void areNoConflictsWhenAKeyIsTaken() {
        var refusal =
                new MongoWriteException(
                        new WriteError(11000, "E11000 duplicate key", new BsonDocument()),
                        new ServerAddress(),
                        Set.of());

        var understood = conflicts.translateExceptionIfPossible(refusal);

        assertThat(understood).isInstanceOf(DuplicateKeyException.class);
    }
}
