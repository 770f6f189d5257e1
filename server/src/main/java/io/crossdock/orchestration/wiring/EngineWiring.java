package io.crossdock.orchestration.wiring;

import io.crossdock.engine.Capability;
import io.crossdock.engine.CaseSink;
import io.crossdock.engine.Engine;
import io.crossdock.engine.EngineSettings;
import io.crossdock.engine.Ids;
import io.crossdock.engine.Subscriber;
import io.crossdock.engine.process.ProcessDefinition;
import io.crossdock.engine.process.PublishedFacts;
import io.crossdock.platform.CrossdockSettings;
import io.crossdock.platform.ServerName;
import io.crossdock.platform.ShippedDocuments;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the engine of this node from all capabilities and subscribers, and starts it before the first request is
 * answered.
 */
@Configuration(proxyBeanMethods = false)
class EngineWiring {

    @Bean
    Engine.Parts engineParts(
            DataSource database,
            Clock clock,
            @Qualifier("machineClock") Clock machine,
            Ids ids,
            CaseSink cases,
            List<Capability> capabilities,
            List<Subscriber> subscribers) {
        return new Engine.Parts(database, clock, machine, ids, cases, capabilities, subscribers);
    }

    @Bean(destroyMethod = "")
    Engine engine(
            CrossdockSettings settings,
            ServerName name,
            Engine.Parts parts,
            PublishedFacts facts,
            List<Engine.Chore> chores) {
        var given = settings.engine();
        var engine = new Engine(
                new EngineSettings(
                        name.text(),
                        given.workers(),
                        given.batch(),
                        EngineSettings.DEFAULT.poll(),
                        EngineSettings.DEFAULT.lease()),
                parts,
                facts);
        chores.forEach(engine::add);
        return engine;
    }

    @Bean
    ShippedDocuments<ProcessDefinition> shippedProcesses(Engine engine, CrossdockSettings settings) {
        return new ShippedDocuments<>(engine, engine.processes(), settings.folder("processes"), ".yaml", List.of());
    }

    @Bean
    SmartLifecycle engineLifecycle(Engine engine, List<ShippedDocuments<?>> shipped) {
        return new EngineLifecycle(engine, shipped);
    }

    /** Starts before and stops after the web server, so that acknowledged work can always move. */
    private static final class EngineLifecycle implements SmartLifecycle {

        private final Engine engine;
        private final List<ShippedDocuments<?>> shipped;
        private volatile boolean running;

        private EngineLifecycle(Engine engine, List<ShippedDocuments<?>> shipped) {
            this.engine = engine;
            this.shipped = shipped;
        }

        @Override
        public int getPhase() {
            return 0;
        }

        @Override
        public void start() {
            shipped.forEach(ShippedDocuments::publish);
            engine.start();
            running = true;
        }

        @Override
        public void stop() {
            engine.close();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
