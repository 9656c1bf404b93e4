{# In place of the package's script, which writes a CSRF token and so sets a cookie; the API only reads. #}
"use strict";

SwaggerUIBundle({
  ...{{ settings|safe }},
  url: "{{ schema_url|escapejs }}",
  dom_id: "#swagger-ui",
  presets: [SwaggerUIBundle.presets.apis],
});
