package io.crossdock.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes components of records required in the API's description, unless they are {@link Nullable} or annotated with
 * {@link JsonInclude}.
 */
@Component
class RequiredFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var java = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && java.isRecord()) {
            var reference = schema.get$ref();
            var model = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                require(model, java.getRecordComponents());
            }
        }
        return schema;
    }

    private static void require(Schema<?> model, RecordComponent[] components) {
        for (var component : components) {
            var known = model.getRequired() != null && model.getRequired().contains(component.getName());
            if (!known
                    && model.getProperties().containsKey(component.getName())
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                model.addRequiredItem(component.getName());
            }
        }
    }
}
