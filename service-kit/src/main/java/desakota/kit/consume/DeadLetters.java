package desakota.kit.consume;

import desakota.kit.consume.ParkedRecord.State;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;

/**
 * What an operator of the market sees of records that could not be handled, and how they set them
 * going again. ADMIN only. The events themselves stay hidden: they hold personal data.
 */
@RestController
@RequestMapping("/api/admin/records")
final class DeadLetters {

    private static final int SIZE = 50;

    private final ParkedRecords parked;
    private final Retrying retrying;

    DeadLetters(ParkedRecords parked, Retrying retrying) {
        this.parked = parked;
        this.retrying = retrying;
    }

    /**
     * Why to go on without a record.
     *
     * @param reason kept with the record and who decided
     */
    record Dismissal(@NotBlank @Size(max = 500) String reason) {}

    /**
     * One record: which it is, why it failed, when it is tried again.
     *
     * @param id as replay and dismissal take it
     * @param key of the record; of an order's facts, the order's id
     * @param reason why it failed last
     * @param attempts how often it was tried
     * @param retryAt when it is tried next, while it still is
     */
    record RecordView(
            String id,
            String topic,
            @Nullable String key,
            State state,
            @Nullable String reason,
            int attempts,
            Instant parkedAt,
            Instant retryAt) {

        static RecordView of(ParkedRecord record) {
            return new RecordView(
                    record.id().replace('/', '~'),
                    record.topic(),
                    record.key(),
                    record.state(),
                    record.reason(),
                    record.attempts(),
                    record.parkedAt(),
                    record.retryAt());
        }
    }

    /** The records in a state, by id: the dead ones, which are not tried any more, unless named. */
    @GetMapping
    Page<RecordView> list(
            @RequestParam(defaultValue = "DEAD") State state, @Nullable Cursor cursor) {
        var after = cursor == null ? null : cursor.text(0);
        return Page.of(parked.list(state, after, SIZE + 1), SIZE, record -> Cursor.of(record.id()))
                .map(RecordView::of);
    }

    /** Tries a dead record again at once, with all its attempts before it. */
    @PostMapping("/{id}/replay")
    RecordView replay(@PathVariable String id) {
        return RecordView.of(retrying.replay(id.replace('~', '/')));
    }

    /** Lets what waits behind a dead record go on without it; the record and the reason stay. */
    @PostMapping("/{id}/dismissal")
    RecordView dismiss(
            @PathVariable String id, @Valid @RequestBody Dismissal dismissal, Caller caller) {
        return RecordView.of(
                retrying.dismiss(id.replace('~', '/'), caller.id(), dismissal.reason()));
    }
}
