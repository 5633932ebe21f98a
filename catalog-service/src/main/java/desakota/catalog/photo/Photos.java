package desakota.catalog.photo;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.picture.Darkroom.Developed;

import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** The stored photos, each size a document of its own: a reader fetches just what is shown. */
@Component
class Photos {

    /** The longer sides in pixels. */
    static final List<Integer> SIZES = List.of(320, 640, 1280);

    private final MongoTemplate mongo;

    Photos(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** One size of a photo; {@code id} is the photo's id and the size. */
    @Document("photos")
    record StoredPhoto(@Id String id, Binary jpeg) {}

    void add(String photoId, Developed photo) {
        mongo.insert(
                photo.jpegs().entrySet().stream()
                        .map(
                                size ->
                                        new StoredPhoto(
                                                idOf(photoId, size.getKey()),
                                                new Binary(size.getValue())))
                        .toList(),
                StoredPhoto.class);
    }

    Optional<byte[]> find(String photoId, int size) {
        return Optional.ofNullable(mongo.findById(idOf(photoId, size), StoredPhoto.class))
                .map(photo -> photo.jpeg().getData());
    }

    void remove(String photoId) {
        var ids = SIZES.stream().map(size -> idOf(photoId, size)).toList();
        mongo.remove(query(where("_id").in(ids)), StoredPhoto.class);
    }

    private static String idOf(String photoId, int size) {
        return photoId + "/" + size;
    }
}
