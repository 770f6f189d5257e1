package io.crossdock.sourcing.price;

import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * A transportation problem: demand of regions is served from stock of nodes at the least cost; what can't be served
 * costs {@code unmet} a unit, which only has to be dearer than every way. A library solves it as a flow of minimum
 * cost, with its dual.
 *
 * @param stock per node, not negative; the sums of stock and of demand must fit an int
 * @param demand per region, not negative
 * @param cost per node and region of a unit
 */
record TransportationProblem(int[] stock, int[] demand, long[][] cost, long unmet) {

    /**
     * The cheapest way, and what proves it.
     *
     * @param cost of everything that is served and of what is not
     * @param flow units per node and region
     * @param stockPrice per node what one more unit of stock would save: at least 0, and 0 where stock is left
     * @param demandPrice per region what one more unit of demand would cost: at most {@code unmet}
     */
    record Solved(double cost, int[][] flow, double[] stockPrice, double[] demandPrice) {}

    /**
     * The graph's arcs by number: nodes, then regions, then where stock is left, then where unmet demand is served
     * from.
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
        // A potential rises along an arc by at most the arc's cost, and a price falls. Where stock may be left, a unit
        // is worth nothing.
        double worthless = potential.get(left());
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
