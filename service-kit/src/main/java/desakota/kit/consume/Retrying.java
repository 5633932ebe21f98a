package desakota.kit.consume;

import desakota.kit.consume.Dispatcher.Unreadable;
import desakota.kit.consume.ParkedRecord.State;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.annotation.Scheduled;

import java.nio.charset.StandardCharsets;

/**
 * Tries parked records again, the first of each lane when its time has come and those behind it
 * right after, until it gives up on one and calls a person. Any number of instances may try; a
 * record is leased by one.
 */
final class Retrying {

    private static final Logger log = LoggerFactory.getLogger(Retrying.class);

    private final Dispatcher dispatcher;
    private final ParkedRecords parked;
    private final KafkaOperations<String, byte[]> kafka;
    private final String service;

    Retrying(
            Dispatcher dispatcher,
            ParkedRecords parked,
            KafkaOperations<String, byte[]> kafka,
            String service) {
        this.dispatcher = dispatcher;
        this.parked = parked;
        this.kafka = kafka;
        this.service = service;
    }

    /** Tries again what is due, lane by lane. */
    @Scheduled(fixedDelayString = "${desakota.parked-retry:500ms}")
    public void retry() {
        parked.due().stream().map(ParkedRecord::lane).distinct().forEach(this::retryLane);
    }

    private void retryLane(String lane) {
        var head = parked.headOf(lane);
        if (head.isEmpty() || parked.isLeased(head.get())) return;
        if (!parked.isDue(head.get())) {
            parked.queueBehind(head.get());
            return;
        }
        while (head.isPresent() && tryAgain(head.get())) head = parked.headOf(lane);
    }

    /** Whether the record is done with, so that the next on its lane may follow. */
    private boolean tryAgain(ParkedRecord head) {
        if (head.state() != State.PARKED || !parked.lease(head)) return false;
        var received = head.toRecord();
        try {
            dispatcher.handle(received);
            parked.done(head);
            return true;
        } catch (RuntimeException e) {
            if (e instanceof Unreadable || head.attempts() + 1 >= Retry.ATTEMPTS)
                giveUp(head, received, e);
            else parked.failed(head, e.toString());
            return false;
        }
    }

    private void giveUp(
            ParkedRecord head, ConsumerRecord<String, byte[]> received, RuntimeException reason) {
        var headers = new RecordHeaders(received.headers().toArray());
        headers.add("dead_letter_reason", reason.toString().getBytes(StandardCharsets.UTF_8));
        headers.add("dead_letter_service", service.getBytes(StandardCharsets.UTF_8));
        headers.add("dead_letter_record", head.id().getBytes(StandardCharsets.UTF_8));
        var letter =
                new ProducerRecord<>(
                        ConsumeConfiguration.DEAD_LETTERS,
                        null,
                        received.key(),
                        received.value(),
                        headers);
        kafka.send(letter).join();
        parked.dead(head, reason.toString());
        log.error("Dead letter {}: {}", head.id(), reason.toString());
    }

    /**
     * Tries a dead letter again at once, with all its attempts before it.
     *
     * @throws Refusal 404 when it is none
     */
    ParkedRecord replay(String id) {
        var dead = parked.findDead(id).orElseThrow(() -> none(id));
        return parked.revive(dead);
    }

    /**
     * Lets what waits behind a dead letter go on without it: its number is taken in, as that of an
     * event of an unknown type, and it changes nothing. The record stays, with who decided and why.
     *
     * @throws Refusal 404 when it is no dead letter
     */
    ParkedRecord dismiss(String id, String by, String why) {
        var dead = parked.findDead(id).orElseThrow(() -> none(id));
        dispatcher.passOver(dead.toRecord());
        log.warn("{} dismissed dead letter {}", by, id);
        var dismissed = parked.dismissed(dead, by + ": " + why);
        parked.wake(dead.lane());
        return dismissed;
    }

    private static Refusal none(String id) {
        return new Refusal(new NotFound("dead letter", id));
    }
}
