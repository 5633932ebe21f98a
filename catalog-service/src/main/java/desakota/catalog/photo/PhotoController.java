package desakota.catalog.photo;

import desakota.catalog.product.Product;
import desakota.catalog.product.Product.Edit.What;
import desakota.catalog.product.ProductProblem.TooManyPhotos;
import desakota.catalog.product.ProductView.PhotoView;
import desakota.catalog.product.Products;
import desakota.catalog.product.Selling;
import desakota.events.ProductEvent.Photo;
import desakota.kit.Ids;
import desakota.kit.picture.Darkroom;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** Photos of products. */
@RestController
@RequestMapping("/api/catalog")
class PhotoController {

    /** A photo never changes under its address. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Darkroom darkroom = new Darkroom(Photos.SIZES);
    private final Photos photos;
    private final Products products;
    private final Selling selling;

    PhotoController(Photos photos, Products products, Selling selling) {
        this.photos = photos;
        this.products = products;
        this.selling = selling;
    }

    /**
     * Adds a photo to a product.
     *
     * @throws Refusal 403 or 404 for another's product, 409 when it has too many photos, 413, 415
     *     or 422 for a file that can't be taken
     */
    @PostMapping(path = "/products/{id}/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = PhotoView.class)))
    ResponseEntity<PhotoView> add(
            @PathVariable String id, @RequestPart("file") MultipartFile file, Caller caller) {
        var product = selling.own(id, caller);
        if (product.photos().size() >= Product.PHOTOS) throw new Refusal(new TooManyPhotos());
        var developed = darkroom.develop(bytesOf(file));
        var photo = new Photo(Ids.next(), developed.width(), developed.height());
        photos.add(photo.id(), developed);
        var edit = selling.edit(What.PHOTO_ADDED, product.producerId(), caller);
        if (products.addPhoto(id, photo, edit).isEmpty()) {
            photos.remove(photo.id());
            throw new Refusal(new TooManyPhotos());
        }
        var view = PhotoView.of(photo);
        return ResponseEntity.created(URI.create(view.url())).body(view);
    }

    /** Takes a photo away from a product. */
    @DeleteMapping("/products/{id}/photos/{photoId}")
    @ApiResponse(responseCode = "204", description = "Taken away")
    ResponseEntity<Void> remove(
            @PathVariable String id, @PathVariable String photoId, Caller caller) {
        var product = selling.own(id, caller);
        var edit = selling.edit(What.PHOTO_REMOVED, product.producerId(), caller);
        if (products.removePhoto(id, photoId, edit).isEmpty())
            throw new Refusal(new NotFound("photo", photoId));
        photos.remove(photoId);
        return ResponseEntity.noContent().build();
    }

    /** A photo in one of its sizes, 320, 640 or 1280 pixels at its longer side. */
    @GetMapping(
            path = "/photos/{photoId}/{size:\\d{3,4}}.jpg",
            produces = MediaType.IMAGE_JPEG_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "A JPEG",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> read(@PathVariable String photoId, @PathVariable int size) {
        var jpeg =
                photos.find(photoId, size)
                        .orElseThrow(() -> new Refusal(new NotFound("photo", photoId)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(FOR_EVER)
                .header("X-Content-Type-Options", "nosniff")
                .body(jpeg);
    }

    private static byte[] bytesOf(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
