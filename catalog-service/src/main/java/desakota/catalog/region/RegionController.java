package desakota.catalog.region;

import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;

/** Regions, level by level, to choose an address from. */
@RestController
class RegionController {

    private static final CacheControl A_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Regions regions;

    RegionController(Regions regions) {
        this.regions = regions;
    }

    /**
     * The regions directly below a parent, by code; the provinces without one. All on one page.
     *
     * @throws Refusal 404 when there is no such parent
     */
    @GetMapping("/api/catalog/regions")
    ResponseEntity<Page<Region>> below(@RequestParam(required = false) @Nullable String parent) {
        var found =
                parent == null || parent.isBlank()
                        ? regions.provinces()
                        : regions.find(parent)
                                .map(regions::below)
                                .orElseThrow(() -> new Refusal(new NotFound("region", parent)));
        return ResponseEntity.ok().cacheControl(A_DAY).body(Page.of(found));
    }
}
