import static java.util.stream.Collectors.groupingBy;

import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks the veraPDF engine about PDF files: {@code Vera FLAVOUR[,FLAVOUR…] FILE…}, for example
 * {@code Vera 2a,ua1 a.pdf b.pdf}.
 *
 * <p>Prints one line per file and flavour, and below a failure each broken rule with the first
 * place where it is broken. Exits with 1 if anything failed, with 2 if it was called wrongly.
 */
public final class Vera {
    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            exitWithUsage("usage: Vera FLAVOUR[,FLAVOUR...] FILE...");
        }
        List<PDFAFlavour> flavours = new ArrayList<>();
        for (String id : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(id);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                exitWithUsage("Vera: unknown flavour " + id);
            }
            flavours.add(flavour);
        }

        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();

        boolean allPassed = true;
        for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
            for (PDFAFlavour flavour : flavours) {
                allPassed &= passes(file, flavour);
            }
        }
        System.exit(allPassed ? 0 : 1);
    }

    private static boolean passes(String file, PDFAFlavour flavour) {
        try (FileInputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf(
                    "%s %s %s (%d assertions)%n",
                    result.isCompliant() ? "PASS" : "FAIL",
                    flavour.getId(),
                    file,
                    result.getTotalAssertions());
            printBrokenRules(result.getTestAssertions());
            return result.isCompliant();
        } catch (Exception | StackOverflowError unreadable) {
            System.out.printf("ERROR %s %s: %s%n", flavour.getId(), file, unreadable);
            return false;
        }
    }

    private static void printBrokenRules(List<TestAssertion> assertions) {
        Map<String, List<TestAssertion>> failuresByRule =
                assertions.stream()
                        .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                        .collect(
                                groupingBy(Vera::ruleName, LinkedHashMap::new, Collectors.toList()));
        failuresByRule.forEach(
                (rule, failures) -> {
                    TestAssertion first = failures.get(0);
                    System.out.printf("    %s: %s%n", rule, first.getMessage());
                    System.out.printf(
                            "        %d times, first at %s%n",
                            failures.size(), first.getLocation().getContext());
                });
    }

    private static String ruleName(TestAssertion assertion) {
        return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
    }

    private static void exitWithUsage(String message) {
        System.err.println(message);
        System.exit(2);
    }

    private Vera() {}
}
