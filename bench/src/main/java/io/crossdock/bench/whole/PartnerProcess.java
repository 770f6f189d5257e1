package io.crossdock.bench.whole;

import io.crossdock.bench.load.BenchFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The partners, in a process of their own, so that their time isn't the server's. */
public final class PartnerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter input;
    private final BufferedReader output;
    private final String http;
    private final String mail;

    public PartnerProcess() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--enable") || argument.startsWith("--sun"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), PartnerStub.class.getName()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-partners"));
            input = process.outputWriter(StandardCharsets.US_ASCII);
            output = process.inputReader(StandardCharsets.US_ASCII);
            var line = output.readLine();
            if (line == null) {
                throw new BenchFailure("the partners did not start");
            }
            var ports = line.split(" ");
            http = ports[0];
            mail = ports[1];
        } catch (IOException e) {
            throw new BenchFailure("starting the partners", e);
        }
    }

    /** Settings of a server that works with them. */
    public List<String> settings() {
        var url = "http://127.0.0.1:" + http;
        return List.of(
                "--crossdock.connectors.payments.adyen.url=" + url + "/adyen",
                "--crossdock.connectors.payments.adyen.hmac-key=" + PartnerNews.KEY,
                "--crossdock.connectors.nodes.http.url=" + url + "/nodes",
                "--crossdock.connectors.nodes.http.secret=" + PartnerNews.NODES,
                "--crossdock.connectors.carriers.easypost.url=" + url + "/carriers",
                "--crossdock.connectors.carriers.easypost.secret=" + PartnerNews.CARRIERS,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail);
    }

    /** Lets them report to the server at a port. */
    public void report(int port) {
        try {
            input.write(port + "\n");
            input.flush();
        } catch (IOException e) {
            throw new BenchFailure("the partners ended", e);
        }
    }

    /** Ends them. */
    @Override
    public void close() {
        process.destroy();
    }
}
