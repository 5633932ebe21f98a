package desakota.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** The record of queries. */
class QueriesTest {

    private final Queries queries = new Queries();

    @Test
    void tellsAScanFromAQueryThatAnIndexNarrowsDown() {
        send("{createIndexes: 'orders', indexes: [{key: {buyerId: 1, placedAt: -1}}]}");

        send("{find: 'orders', filter: {buyerId: 'rina', status: 'PAID'}}");
        send("{update: 'orders', updates: [{q: {_id: 'a', version: 3}, u: {}}]}");
        send("{find: 'orders', filter: {}, sort: {buyerId: 1}}");
        send("{find: 'orders', filter: {$or: [{_id: 'a'}, {buyerId: {$gt: 'b'}}]}}");
        send("{find: 'orders', filter: {$and: [{status: 'PAID'}, {buyerId: {$in: ['b']}}]}}");
        assertThat(queries.thatScan()).isEmpty();

        send("{find: 'orders', filter: {placedAt: 5}}");
        send("{count: 'orders', query: {}}");
        send("{find: 'orders', filter: {_id: {$ne: 'a'}}}");
        send("{find: 'orders', filter: {buyerId: {$exists: true}}}");
        send("{find: 'orders', filter: {$or: [{_id: 'a'}, {status: 'PAID'}]}}");
        send("{distinct: 'orders', query: {status: 'PAID'}, key: 'code'}");
        assertThat(queries.thatScan()).hasSize(6);
    }

    private void send(String command) {
        var document = BsonDocument.parse(command);
        var connection =
                new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress()));
        queries.commandStarted(
                new CommandStartedEvent(
                        null, 1, 1, connection, "test", document.getFirstKey(), document));
    }
}
