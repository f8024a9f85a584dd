// Shows what this node says of its API; asks nobody else.
SwaggerUIBundle({
  url: 'openapi',
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  displayRequestDuration: true,
  validatorUrl: null
});
