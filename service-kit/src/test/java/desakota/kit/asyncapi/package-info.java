/** The AsyncAPI document of the market's topics, made from the code. */
@NullMarked
package desakota.kit.asyncapi;

import org.jspecify.annotations.NullMarked;
