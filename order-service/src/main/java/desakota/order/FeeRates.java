package desakota.order;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the buyer's money is divided, in weights; those of each kind need not add up to 100. Applied
 * when an order is placed and never again: a later change touches no order that exists.
 */
@ConfigurationProperties("desakota.fees")
public record FeeRates(@DefaultValue Goods goods, @DefaultValue Delivery delivery) {

    /** Who gets how much of the goods' price. */
    public record Goods(
            @DefaultValue("94") long producer,
            @DefaultValue("5") long platform,
            @DefaultValue("1") long cooperativeFund) {}

    /** Who gets how much of the delivery fee. */
    public record Delivery(
            @DefaultValue("20") long originHub,
            @DefaultValue("30") long lineHaul,
            @DefaultValue("15") long destinationHub,
            @DefaultValue("35") long courier) {}
}
