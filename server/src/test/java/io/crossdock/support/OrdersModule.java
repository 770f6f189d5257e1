package io.crossdock.support;

import io.crossdock.orders.Orders;
import io.crossdock.orders.consent.WaitConsents;
import io.crossdock.orders.deadline.DeadlineSettings;
import io.crossdock.orders.deadline.OrderDeadlines;
import io.crossdock.orders.hold.OrderHolds;
import io.crossdock.orders.seller.NoSellers;
import io.crossdock.orders.seller.OrderSellers;
import io.crossdock.orders.seller.SellerRegister;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The verbs of orders, over nothing but tables, for tests of other modules. */
public final class OrdersModule {

    private static final int SHIP_BY_HOURS = 4;

    private OrdersModule() {}

    public static Orders orders() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DeadlineSettings.class, () -> new DeadlineSettings(SHIP_BY_HOURS, SHIP_BY_HOURS));
        context.registerBean(SellerRegister.class, NoSellers::new);
        context.register(OrderDeadlines.class, OrderHolds.class, WaitConsents.class, OrderSellers.class);
        context.scan("io.crossdock.orders.internal");
        context.refresh();
        return context.getBean(Orders.class);
    }
}
