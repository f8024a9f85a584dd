// Shows what this node says of its API; asks nobody else.
SwaggerUIBundle({
  // without what may stand before the host: user and password are not for a script
  url: location.origin + location.pathname.replace(/docs$/, 'openapi'),
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  displayRequestDuration: true,
  validatorUrl: null
});
