package io.crossdock.channels.internal;

import io.crossdock.channels.ChannelMessages;
import io.crossdock.channels.IntakeSettings;
import io.crossdock.channels.MessageIntake;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Ids;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.orders.OrderAcceptance;
import io.crossdock.orders.OrderRequests;
import io.crossdock.orders.Orders;
import io.crossdock.orders.change.ChangeRequests;
import io.crossdock.orders.seller.SellerRegister;
import io.crossdock.platform.CrossdockSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Configures intake from the folders in {@code crossdock.home}. A channel's secret is the setting that its
 * {@code channel.yaml} names.
 */
@Configuration(proxyBeanMethods = false)
class ChannelsConfiguration {

    @Bean
    OrderStorage orderStorage(
            Engine engine,
            Orders orders,
            Masterdata masterdata,
            OrderAcceptance acceptance,
            OrderRequests requests,
            ChangeRequests changes,
            SellerRegister sellers) {
        return new OrderStorage(engine, orders, masterdata, acceptance, requests, changes, sellers);
    }

    @Bean(destroyMethod = "close")
    MessageSubmission submission(IntakeSettings settings, OrderStorage storage) {
        return new MessageSubmission(settings, storage);
    }

    @Bean
    MessageIntake intake(Engine engine, Masterdata masterdata, MessageSubmission submission, Ids ids, Clock clock) {
        return new OrderIntake(engine, masterdata, submission, ids, clock);
    }

    @Bean
    InstalledChannels installedChannels(Environment environment, CrossdockSettings settings) {
        return new InstalledChannels(settings.folder("channels"), name -> environment.getProperty(name, ""));
    }

    @Bean
    ChannelMessages channelMessages(
            InstalledChannels channels,
            Engine engine,
            Masterdata masterdata,
            OrderStorage storage,
            MessageSubmission submission,
            Ids ids,
            Clock clock) {
        return new WebhookIntake(
                channels.byName(),
                storage,
                submission,
                new PickupPlaces(masterdata),
                new ParkedMessages(engine),
                ids,
                clock);
    }
}
