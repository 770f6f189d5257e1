package io.crossdock.world.traffic;

import io.crossdock.world.Agenda;
import io.crossdock.world.Secrets;
import io.crossdock.world.Seed;
import io.crossdock.world.World;
import io.crossdock.world.WorldJson;
import io.crossdock.world.retailer.StockSpec;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Customers and staff of the demo retailer, active from {@link #start} to {@link #close}. */
public final class Traffic implements AutoCloseable {

    /**
     * Number and rate of orders.
     *
     * @param orders number of orders; 0 for no limit
     * @param perSecond orders per machine second
     * @param prefix prefix of references, which must differ between two runs on one database
     */
    public record Plan(int orders, double perSecond, String prefix) {}

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final int IN_FLIGHT_MAX = 64;
    private static final int BATCH_MAX = 100;
    private static final Duration BATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration RESTOCK_EVERY = Duration.ofDays(2);

    private final Plan plan;
    private final World world;
    private final Agenda agenda;
    private final Book book = new Book();
    private final CrossdockClient crossdock;
    private final Customers customers;
    private final Shops shops;
    private final SecondThoughts thoughts;
    private final ChannelDesk channels;
    private final Staff staff;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Basket> bazaar = new ArrayList<>();
    private final ConcurrentHashMap<String, Long> restocked = new ConcurrentHashMap<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    public Traffic(Plan plan, World world, URI target, Seed seed, Secrets secrets) {
        this.plan = plan;
        this.world = world;
        this.agenda = world.agenda();
        this.crossdock = new CrossdockClient(target, world.web(), () -> stopped);
        this.customers = new Customers(seed, world.retailer(), plan.prefix());
        this.shops = new Shops(crossdock, book, seed, agenda, secrets);
        this.thoughts = new SecondThoughts(crossdock, book, seed, agenda);
        this.channels = new ChannelDesk(crossdock, shops, book, seed, agenda);
        this.staff = new Staff(crossdock, channels, book, seed, agenda);
    }

    /** Starts customers and staff. */
    public void start() {
        world.whenDelivered(thoughts::arrived);
        world.whenAtCurb(thoughts::drivesUp);
        run("traffic", this::order);
        run("bazaar", this::sendBatches);
        run("staff", staff::work);
        agenda.after(RESTOCK_EVERY, () -> restock(1));
    }

    private void run(String name, Runnable job) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                LOG.error("{} ended with an error", name, e);
                book.complain("the simulation's " + name + " failed: " + e);
            }
        }));
    }

    private void order() {
        long start = System.nanoTime();
        try {
            for (int number = 0; !stopped && (plan.orders() == 0 || number < plan.orders()); number++) {
                long due = start + (long) (number / plan.perSecond() * 1e9);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                inFlight.acquire();
                Basket basket = customers.basket(number, agenda.now());
                begun.incrementAndGet();
                if (basket.channel().equals("bazaar")) {
                    synchronized (bazaar) {
                        bazaar.add(basket);
                    }
                    inFlight.release();
                } else {
                    Thread.ofVirtual().name("shop").start(() -> send(basket));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Basket basket) {
        try {
            if (shops.send(basket)) {
                channels.ordered(basket);
                thoughts.ordered(basket);
            }
        } finally {
            answered.incrementAndGet();
            inFlight.release();
        }
    }

    private void sendBatches() {
        try {
            while (!stopped) {
                Thread.sleep(BATCH_EVERY);
                for (List<Basket> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
                    shops.sendBatch(batch);
                    batch.stream().filter(basket -> book.knows(basket.key())).forEach(thoughts::ordered);
                    answered.addAndGet(batch.size());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Basket> nextBatch() {
        synchronized (bazaar) {
            List<Basket> head = bazaar.subList(0, Math.min(BATCH_MAX, bazaar.size()));
            List<Basket> batch = List.copyOf(head);
            head.clear();
            return batch;
        }
    }

    private void restock(int delivery) {
        if (stopped) {
            return;
        }
        List<StockSpec> counts = world.retailer().restock(delivery);
        counts.forEach(count -> restocked.merge(count.node() + ' ' + count.sku(), count.onHand(), Long::sum));
        crossdock.post(
                "/v1/stock:count",
                null,
                WorldJson.object()
                        .set(
                                "counts",
                                WorldJson.array()
                                        .addAll(counts.stream()
                                                .map(WorldJson::tree)
                                                .toList())));
        agenda.after(RESTOCK_EVERY, () -> restock(delivery + 1));
    }

    /** Units that were delivered to nodes during the run, by node and SKU with a space between. */
    public Map<String, Long> restocked() {
        return Map.copyOf(restocked);
    }

    /** Whether every order of the plan was sent and answered. */
    public boolean sentAll() {
        return plan.orders() > 0 && answered.get() >= plan.orders();
    }

    /** Number of orders sent so far. */
    public int sent() {
        return begun.get();
    }

    public Book book() {
        return book;
    }

    public CrossdockClient crossdock() {
        return crossdock;
    }

    @Override
    public void close() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }
}
