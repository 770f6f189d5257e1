package io.crossdock.apidoc;

import io.crossdock.platform.request.RecordShape;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.QueryParameter;

/** Describes the parameters of a query by the record that they are read as. */
final class QueryParameters {

    private QueryParameters() {}

    static void add(Operation operation, Class<?> query, ApiWords words) {
        Schema<?> model = ModelConverters.getInstance(true).readAllAsResolvedSchema(new AnnotatedType(query)).schema;
        for (var component : RecordShape.of(query.asSubclass(Record.class)).components()) {
            var name = component.getName();
            Schema<?> schema = model.getProperties().get(name);
            schema.setDescription(null);
            operation.addParametersItem(new QueryParameter()
                    .name(name)
                    .description(words.parameter(component))
                    .required(model.getRequired() != null && model.getRequired().contains(name))
                    .schema(schema));
        }
    }
}
