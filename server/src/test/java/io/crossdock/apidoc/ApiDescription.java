package io.crossdock.apidoc;

import io.crossdock.connectors.carriers.TrackerEventBody;
import io.crossdock.connectors.nodes.NodeEventBody;
import io.crossdock.connectors.payments.AdyenNotificationBody;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundQuery;
import io.crossdock.shared.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Makes the API's description: adds what is common to all operations, the answers of refusals, and what fields and
 * parameters mean. It has no {@code @Configuration}, so that only the test that asks for it has it.
 */
class ApiDescription {

    private static final String SCHEMA = "#/components/schemas/Problem";
    private static final String DESCRIPTION = """
            Order orchestration. Amounts are whole minor units of a currency (fields end in Minor), quantities whole \
            base units of the SKU, times RFC 3339, ids text with a letter: O order, F fulfillment, R return, C case, \
            M message. Errors are RFC 9457 application/problem+json with a stable code and all violations at once. \
            With access control on, every request has a key, Authorization: Bearer xd_…; \
            without one the answer is 401, without the permission 403.""";

    static {
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .addRequestWrapperToIgnore(BoundQuery.class, Actor.class);
    }

    @Bean
    OpenApiCustomizer everyOperation() {
        return document -> {
            document.info(new Info()
                    .title("Crossdock")
                    .version("v1")
                    .description(DESCRIPTION)
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
            document.servers(List.of(new Server().url("/").description("this server")));
            problemSchema(document);
            webhooks(document);
            document.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::errors));
        };
    }

    private static void problemSchema(OpenAPI document) {
        schema(document, Problem.class);
    }

    private static void schema(OpenAPI document, Class<?> type) {
        var resolved = ModelConverters.getInstance(true).readAllAsResolvedSchema(new AnnotatedType(type));
        document.getComponents().addSchemas(type.getSimpleName(), resolved.schema);
        resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
    }

    /** Bodies that are read as bytes, since they are signed: what the shipped kinds of systems send. */
    private static void webhooks(OpenAPI document) {
        Map.of(
                        "nodes", NodeEventBody.class,
                        "carriers", TrackerEventBody.class,
                        "payments", AdyenNotificationBody.class,
                        "adyen", AdyenNotificationBody.class)
                .forEach((system, body) -> {
                    schema(document, body);
                    document.getPaths().forEach((path, item) -> {
                        if (path.startsWith("/v1/webhooks/" + system + "/")
                                || path.startsWith("/v1/connectors/" + system + "/")) {
                            item.getPost()
                                    .getRequestBody()
                                    .getContent()
                                    .get("application/json")
                                    .schema(new Schema<>().$ref("#/components/schemas/" + body.getSimpleName()));
                        }
                    });
                });
    }

    /** Describes the one shape of all errors. */
    private static void errors(Operation operation) {
        operation
                .getResponses()
                .addApiResponse("default", problem("Any other refusal or failure; 503 comes with Retry-After"));
    }

    private static ApiResponse problem(String description) {
        var content =
                new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(new Schema<>().$ref(SCHEMA)));
        return new ApiResponse().description(description).content(content);
    }

    @Bean
    OperationCustomizer refusals() {
        return (operation, handler) -> {
            var refuses = handler.getMethodAnnotation(Refuses.class);
            if (refuses != null) {
                add(operation, refuses.value());
            }
            return named(operation, handler);
        };
    }

    @Bean
    ApiWords words() {
        return new ApiWords();
    }

    @Bean
    RecordFields fields(
            ApiWords words, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return new RecordFields(
                words, RequestLimits.requests(handlers.getHandlerMethods().values()));
    }

    @Bean
    ParameterCustomizer parameters(ApiWords words) {
        return (parameter, java) -> {
            if (parameter != null && parameter.getDescription() == null) {
                java.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                parameter.setDescription(words.parameter(
                        java.getContainingClass(),
                        Objects.requireNonNull(java.getMethod()).getName(),
                        String.valueOf(java.getParameterName()),
                        parameter.getName()));
            }
            return parameter;
        };
    }

    @Bean
    OperationCustomizer queries(ApiWords words) {
        return (operation, handler) -> {
            RequestLimits.records(handler, BoundQuery.class)
                    .forEach(query -> QueryParameters.add(operation, query, words));
            return operation;
        };
    }

    /** Every command takes the header that names its actor. */
    @Bean
    OperationCustomizer actors() {
        return (operation, handler) -> {
            if (Arrays.stream(handler.getMethodParameters()).anyMatch(p -> p.getParameterType() == Actor.class)) {
                operation.addParametersItem(actor());
            }
            return operation;
        };
    }

    private static Parameter actor() {
        var name = new StringSchema();
        name.setMaxLength(Actor.CHARACTERS_MAX);
        name.setDefault(Actor.NOBODY);
        return new HeaderParameter()
                .name(Actor.HEADER)
                .required(false)
                .description("who gives the command, for the log: up to " + Actor.CHARACTERS_MAX
                        + " characters in UTF-8 or Latin-1, none of them invisible, and not a name of Crossdock's own"
                        + " parts, such as `engine`; absent: `" + Actor.NOBODY + "`")
                .schema(name);
    }

    @Bean
    OpenApiCustomizer canonicalOrder() {
        return CanonicalSchema::add;
    }

    @Bean
    OpenApiCustomizer examples() {
        return ApiExamples::add;
    }

    private static void add(Operation operation, String[] refusals) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        var responses = operation.getResponses();
        for (var refusal : refusals) {
            var status = refusal.substring(0, 3);
            var code = refusal.substring(4);
            var known = responses.get(status);
            responses.addApiResponse(status, problem(known == null ? code : known.getDescription() + ", " + code));
        }
    }

    private static Operation named(Operation operation, HandlerMethod handler) {
        if (operation.getSummary() == null || operation.getTags() == null) {
            throw new IllegalStateException(handler + " needs @Operation(summary = …) and a @Tag");
        }
        return operation;
    }
}
