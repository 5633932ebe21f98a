package desakota.local;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.ContextAwareBase;

import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Sets logging up for the whole JVM, once: contexts that start side by side would each set it up
 * anew and write over one another. Does nothing where {@code desakota.data} is not set, as in
 * tests.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class MarketLog extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("desakota.data") == null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Spring Boot's encoder, the one that the containers use too, looks for its settings here
        context.putObject(Environment.class.getName(), new StandardEnvironment());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(MarketLog.class.getResource("/local/logback.xml"));
        } catch (JoranException e) {
            addError("The market's log could not be set up", e);
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
