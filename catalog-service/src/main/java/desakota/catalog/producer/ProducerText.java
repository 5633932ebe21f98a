package desakota.catalog.producer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/** What a producer may edit about themselves. */
record ProducerText(
        @NotBlank @Size(max = 80) String name, @Nullable @Size(max = 4000) String story) {}
