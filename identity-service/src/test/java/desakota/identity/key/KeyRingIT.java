package desakota.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;

import desakota.identity.IdentityProperties;
import desakota.identity.IdentityProperties.FirstAdministrator;
import desakota.identity.IdentityProperties.WebShop;
import desakota.identity.MovableClock;
import desakota.identity.secret.Sealing;
import desakota.identity.secret.WrongKeySecretException;
import desakota.kit.Ids;
import desakota.kit.test.Backends;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import java.time.Duration;
import java.util.List;
import java.util.Set;

@Timeout(60)
class KeyRingIT {

    private static final Duration TURN = Duration.ofDays(30);
    private static final IdentityProperties PROPERTIES =
            new IdentityProperties(
                    "a secret for sealing, long enough for it",
                    Duration.ofHours(1),
                    Duration.ofDays(30),
                    TURN,
                    new WebShop(null, Set.of()),
                    new FirstAdministrator("administrator", null));

    private final MongoTemplate mongo =
            new MongoTemplate(
                    new SimpleMongoClientDatabaseFactory(Backends.mongo("keys-" + Ids.next())));
    private final MovableClock clock = new MovableClock();

    @Test
    void isTheSameInEveryInstance() {
        var one = keyRing();
        var other = keyRing();

        assertThat(other.current()).isEqualTo(one.current());
    }

    @Test
    void keepsItsPrivateKeysSealed() {
        var kid = keyRing().current().getKeyID();

        var stored = mongo.findAll(org.bson.Document.class, "signing_keys").getFirst();
        assertThat(stored.toJson()).contains(kid).doesNotContain("\"d\"");
    }

    @Test
    void publishesTheNextKeyBeforeItSigns() {
        var keys = keyRing();
        var first = keys.current();

        clock.forward(TURN.minus(KeyRing.PUBLISHED_AHEAD));
        keys.refresh();

        assertThat(published(keys)).hasSize(2);
        assertThat(keys.current()).isEqualTo(first);
        clock.forward(KeyRing.PUBLISHED_AHEAD);
        assertThat(keys.current()).isNotEqualTo(first);
    }

    @Test
    void makesOneNextKeyHoweverManyInstancesThereAre() {
        var one = keyRing();
        var other = keyRing();

        clock.forward(TURN);
        one.refresh();
        other.refresh();

        assertThat(published(other)).hasSize(2).isEqualTo(published(one));
    }

    @Test
    void publishesAnOldKeyUntilItsLastTokenHasExpired() {
        var keys = keyRing();
        var first = keys.current();

        clock.forward(TURN);
        keys.refresh();
        clock.forward(PROPERTIES.accessTokenLifetime().plus(KeyRing.SLACK));
        keys.refresh();
        assertThat(published(keys)).contains(first);

        clock.forward(KeyRing.PUBLISHED_AHEAD.plusSeconds(1));
        keys.refresh();
        assertThat(published(keys)).doesNotContain(first).hasSize(1);
    }

    @Test
    void refusesToStartWithAnotherSecret() {
        keyRing();

        assertThatThrownBy(
                        () ->
                                new KeyRing(
                                        mongo,
                                        new Sealing("another secret, also long enough for it"),
                                        PROPERTIES,
                                        clock))
                .isInstanceOf(WrongKeySecretException.class);
    }

    private KeyRing keyRing() {
        return new KeyRing(mongo, new Sealing(PROPERTIES.keySecret()), PROPERTIES, clock);
    }

    private static List<JWK> published(KeyRing keys) {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }
}
