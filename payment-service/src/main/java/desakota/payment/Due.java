package desakota.payment;

import org.springframework.data.annotation.Id;

/**
 * A payment that somebody must look at. Only its id is read: one that can't be read must not keep
 * the others from being found.
 */
record Due(@Id String id) {}
