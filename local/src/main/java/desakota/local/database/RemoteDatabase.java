package desakota.local.database;

import com.mongodb.ConnectionString;

import java.util.List;

/** A database that is there already: nothing to start and nothing to stop. */
record RemoteDatabase(String uri) implements Database {

    @Override
    public String description() {
        List<String> hosts = new ConnectionString(uri).getHosts();
        return "MongoDB at " + String.join(", ", hosts);
    }

    @Override
    public void close() {
        // its owner's business
    }
}
