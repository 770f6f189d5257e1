package io.crossdock.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the API's description: the committed {@code docs/reference/openapi.json}, which a test makes from the code.
 */
@RestController
@Hidden
class ApiDocumentController {

    private static final Resource DOCUMENT = new ClassPathResource("api/openapi.json");

    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return DOCUMENT;
    }
}
