/**
 * Pictures that people upload. A service that takes some adds the libraries for it to its own
 * dependencies: thumbnailator and the ImageIO readers.
 */
@NullMarked
package desakota.kit.picture;

import org.jspecify.annotations.NullMarked;
