package desakota.gateway.docs;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How to get a token, RFC 6749, section 4.4. The authorization server answers it below any
 * controller, so no service's document has it.
 */
final class TokenOperation {

    private static final String PATH = "/oauth2/token";

    private static final String OPERATION =
            """
            {"post": {
              "operationId": "token",
              "tags": ["Sign-in"],
              "summary": "Get an access token",
              "description": "The account and its secret go in as HTTP Basic credentials.",
              "security": [{"basic": []}],
              "requestBody": {"required": true, "content": {
                "application/x-www-form-urlencoded": {"schema": {
                  "type": "object",
                  "required": ["grant_type"],
                  "properties": {
                    "grant_type": {"type": "string", "enum": ["client_credentials"]}}}}}},
              "responses": {
                "200": {"description": "A token to send as 'Authorization: Bearer …'",
                  "content": {"application/json": {"schema": {
                    "type": "object",
                    "required": ["access_token", "token_type", "expires_in"],
                    "properties": {
                      "access_token": {"type": "string"},
                      "token_type": {"type": "string", "enum": ["Bearer"]},
                      "expires_in": {"type": "integer", "description": "Seconds"}}}}}},
                "400": {"description": "The grant type is missing or not supported",
                  "content": {
                    "application/json": {"schema": {
                      "$ref": "#/components/schemas/TokenRefusal"}},
                    "application/problem+json": {"schema": {
                      "$ref": "#/components/schemas/TokenProblem"}}}},
                "401": {"description": "No such account, or another secret",
                  "content": {
                    "application/json": {"schema": {
                      "$ref": "#/components/schemas/TokenRefusal"}},
                    "application/problem+json": {"schema": {
                      "$ref": "#/components/schemas/TokenProblem"}}}},
                "429": {"description": "Too many tries",
                  "content": {
                    "application/json": {"schema": {
                      "$ref": "#/components/schemas/TokenRefusal"}},
                    "application/problem+json": {"schema": {
                      "$ref": "#/components/schemas/TokenProblem"}}}},
                "default": {"description": "Refused before anybody looked at it",
                  "content": {
                    "application/problem+json": {"schema": {
                      "$ref": "#/components/schemas/TokenProblem"}}}}}}}\
            """;

    /** The issuer refuses as RFC 6749, section 5.2, says; the gateway before it as everywhere. */
    private static final String SCHEMAS =
            """
            {"TokenRefusal": {
              "type": "object",
              "required": ["error"],
              "properties": {
                "error": {"type": "string"},
                "error_description": {"type": "string"}}},
            "TokenProblem": {
              "type": "object",
              "required": ["type", "title", "status", "detail"],
              "properties": {
                "type": {"type": "string"},
                "title": {"type": "string"},
                "status": {"type": "integer"},
                "detail": {"type": "string"}}}}\
            """;

    private static final String BASIC = "{\"type\": \"http\", \"scheme\": \"basic\"}";

    private TokenOperation() {}

    static void addTo(ObjectNode paths, ObjectNode components) {
        var json = new JsonMapper();
        paths.set(PATH, json.readTree(OPERATION));
        components.withObjectProperty("schemas").setAll((ObjectNode) json.readTree(SCHEMAS));
        components.withObjectProperty("securitySchemes").set("basic", json.readTree(BASIC));
    }
}
