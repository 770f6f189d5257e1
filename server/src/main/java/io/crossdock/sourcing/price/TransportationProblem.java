package io.crossdock.sourcing.price;

import io.crossdock.shared.ListIndex;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * A transportation problem: serves demand of regions from stock of nodes at the least cost. Unserved demand costs
 * {@code unmet} a unit, which must exceed every cost. A library solves it as a minimum-cost flow, with its dual.
 *
 * @param stock units per node, not negative; the sums of stock and of demand must fit an int
 * @param demand units per region, not negative
 * @param cost cost of a unit per node and region
 * @param unmet cost of a unit that is not served
 */
record TransportationProblem(int[] stock, int[] demand, long[][] cost, long unmet) {

    /**
     * The cheapest flow with its dual prices, which prove it.
     *
     * @param cost cost of all units, served or not
     * @param flow units per node and region
     * @param stockPrice saving of one more unit of stock per node: at least 0, and 0 where stock is left
     * @param demandPrice cost of one more unit of demand per region: at most {@code unmet}
     */
    record Solved(double cost, int[][] flow, double[] stockPrice, double[] demandPrice) {}

    /**
     * The graph. Its vertices by number: nodes, then regions, then the sink of stock that is left, then the source of
     * unmet demand.
     */
    private record Net(Graph<Integer, DefaultWeightedEdge> graph, DefaultWeightedEdge[][] lanes) {}

    Solved solve() {
        var net = net();
        Function<Integer, Integer> supply = this::supply;
        var problem = new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                net.graph(), supply, _ -> CapacityScalingMinimumCostFlow.CAP_INF);
        var solver = new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>();
        var solved = solver.getMinimumCostFlow(problem);
        var potential = solver.getDualSolution();
        var flow = new int[stock.length][demand.length];
        for (int i = 0; i < stock.length; i++) {
            for (int j = 0; j < demand.length; j++) {
                flow[i][j] = (int) Math.round(solved.getFlow(net.lanes()[i][j]));
            }
        }
        // Along an arc a potential rises by at most the arc's cost, and a price falls. Where stock may be left, a unit
        // is worth nothing.
        double worthless = ListIndex.known(potential, left());
        return new Solved(
                solved.getCost(),
                flow,
                prices(0, stock.length, potential::get, worthless),
                prices(stock.length, demand.length, potential::get, worthless));
    }

    private static double[] prices(int from, int count, Function<Integer, Double> potential, double worthless) {
        var prices = new double[count];
        for (int i = 0; i < count; i++) {
            prices[i] = worthless - potential.apply(from + i);
        }
        return prices;
    }

    private int left() {
        return stock.length + demand.length;
    }

    private int supply(int vertex) {
        if (vertex < stock.length) {
            return stock[vertex];
        }
        if (vertex < left()) {
            return -demand[vertex - stock.length];
        }
        return vertex == left() ? -sum(stock) : sum(demand);
    }

    private static int sum(int[] values) {
        int sum = 0;
        for (int value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }

    private Net net() {
        var graph = new SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        for (int vertex = 0; vertex <= left() + 1; vertex++) {
            graph.addVertex(vertex);
        }
        var lanes = new DefaultWeightedEdge[stock.length][demand.length];
        for (int i = 0; i < stock.length; i++) {
            for (int j = 0; j < demand.length; j++) {
                lanes[i][j] = arc(graph, i, stock.length + j, cost[i][j]);
            }
            arc(graph, i, left(), 0);
        }
        for (int j = 0; j < demand.length; j++) {
            arc(graph, left() + 1, stock.length + j, unmet);
        }
        arc(graph, left() + 1, left(), 0);
        return new Net(graph, lanes);
    }

    private static DefaultWeightedEdge arc(Graph<Integer, DefaultWeightedEdge> graph, int from, int to, long cost) {
        var arc = graph.addEdge(from, to);
        graph.setEdgeWeight(arc, cost);
        return arc;
    }
}
