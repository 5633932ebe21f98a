package desakota.identity.secret;

import desakota.identity.IdentityProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encrypts what is stored and read again, such as private keys, under a key made from {@code
 * desakota.identity.key-secret}: AES-256-GCM, the key by HKDF (RFC 5869). What was sealed in one
 * context can't be opened in another.
 */
@Component
public final class Sealing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey sealingKey;
    private final SecretKey derivingKey;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    Sealing(IdentityProperties properties) {
        this(properties.keySecret());
    }

    /** Seals under this secret, 32 random characters or more. */
    public Sealing(String keySecret) {
        this.sealingKey = keyFrom(keySecret, "sealing", "AES");
        this.derivingKey = keyFrom(keySecret, "deriving", "HmacSHA256");
    }

    private static SecretKey keyFrom(String keySecret, String purpose, String algorithm) {
        try {
            var parameters =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(keySecret.getBytes(StandardCharsets.UTF_8))
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text encrypted: nonce, cipher text and tag in base64url. */
    public String seal(String plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, context)
                            .doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var sealed =
                    ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What {@link #seal} was given.
     *
     * @throws WrongKeySecretException when it was sealed under another secret or context, or
     *     changed since
     */
    public String open(String sealed, String context) {
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, nonce, context)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException _) {
            throw new WrongKeySecretException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 bytes that only the holder of the secret can make, always the same for a context. */
    public byte[] derive(String context) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(derivingKey);
            return mac.doFinal(context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealingKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
