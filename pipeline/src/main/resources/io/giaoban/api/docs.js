SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  showCommonExtensions: true,
  validatorUrl: null, // no request to another host
});
