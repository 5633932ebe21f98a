package desakota.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoClient;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The watch over queries. */
@CatalogIT
class IndexedQueriesIT {

    @Autowired private MongoClient client;

    @Test
    void noticesAScanAndNothingElse() {
        var elsewhere = new MongoTemplate(client, "elsewhere");
        var either = new Criteria().orOperator(where("_id").is("a"), where("color").is("red"));

        elsewhere.findOne(query(where("_id").is("a").and("color").is("red")), Document.class, "a");
        elsewhere.findOne(query(where("color").is("red")), Document.class, "b");
        elsewhere.findOne(query(where("_id").ne("a")), Document.class, "c");
        elsewhere.findOne(query(either), Document.class, "d");
        elsewhere.count(new Query(), "e");

        assertThat(IndexedQueries.scans(elsewhere))
                .extracting(scan -> scan.split(" ", -1)[1])
                .containsExactlyInAnyOrder("b", "c", "d", "e");
    }
}
