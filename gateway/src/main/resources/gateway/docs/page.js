const service = (name, title) => ({ name: title, url: `/v3/api-docs/${name}` });

SwaggerUIBundle({
  dom_id: "#desakota",
  urls: [
    { name: "The whole market", url: "/v3/api-docs" },
    service("identity", "Accounts and sign-in"),
    service("catalog", "Catalogue"),
    service("order", "Orders"),
    service("logistics", "Logistics"),
    service("payment", "Payments and ledger"),
  ],
  deepLinking: true,
  docExpansion: "none",
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
});
