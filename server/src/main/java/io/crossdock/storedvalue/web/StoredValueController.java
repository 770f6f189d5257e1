package io.crossdock.storedvalue.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.engine.Engine;
import io.crossdock.engine.Tx;
import io.crossdock.platform.Actor;
import io.crossdock.platform.Refuses;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Refused;
import io.crossdock.shared.ViolationCode;
import io.crossdock.storedvalue.NewValue;
import io.crossdock.storedvalue.ValueAccount;
import io.crossdock.storedvalue.ValueCode;
import io.crossdock.storedvalue.ValueId;
import io.crossdock.storedvalue.ValueKind;
import io.crossdock.storedvalue.ValueLedger;
import io.crossdock.storedvalue.ValueMovement;
import io.crossdock.storedvalue.ValueTerms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gift cards and store credit. */
@RestController
@Tag(name = "Stored value")
final class StoredValueController {

    private static final int MOVEMENTS_MAX = 500;
    private static final int CODE_MAX = 64;

    private final Engine engine;
    private final ValueLedger ledger;

    StoredValueController(Engine engine, ValueLedger ledger) {
        this.engine = engine;
        this.ledger = ledger;
    }

    /**
     * A gift card or store credit to issue.
     *
     * @param key the issuer's name of this issue; the same key is issued once
     * @param kind {@code gift-card} or {@code store-credit}
     * @param code what its holder knows: 12 to 64 characters that nobody can guess; blanks, dashes and case don't
     *     count. Only its hash and its last four characters are kept. null: only its id names it
     * @param currency ISO 4217; it pays orders in this currency alone
     * @param amountMinor what it is worth, in minor units
     * @param terms whose it is and until when it is valid
     * @param reason why it is issued; it stays in the ledger and in the log
     */
    record IssueBody(
            String key,
            ValueKind kind,

            @TextForm(max = CODE_MAX, kind = TextForm.Kind.VERBATIM) @Nullable
            String code,

            @TextPattern(value = "[A-Z]{3}", meaning = "a currency, such as USD")
            String currency,

            @NumberRange(min = 1, max = Limits.AMOUNT_MINOR_MAX)
            long amountMinor,

            @JsonUnwrapped HolderBody terms,

            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason) {

        NewValue value() {
            return new NewValue(
                    key,
                    new ValueTerms(kind, currency, terms.holder(), terms.expiresAt()),
                    code == null ? null : ValueCode.of(code),
                    amountMinor,
                    reason);
        }
    }

    /**
     * Whose it is and until when it is valid.
     *
     * @param holder whose it is, as the retailer names customers; null: whoever knows its code
     * @param expiresAt from then on it pays no new order, and what no order has reserved is gone; null: never
     */
    record HolderBody(@Nullable String holder, @Nullable Instant expiresAt) {}

    /** @param code as its holder typed it */
    record FindBody(
            @TextForm(max = CODE_MAX, kind = TextForm.Kind.VERBATIM)
            String code) {}

    /** @param reason why; it stays in the log */
    record ReasonBody(
            @TextForm(max = Limits.REASON_CHARACTERS_MAX) String reason) {}

    /** @param movements its movements, the newest first, up to 500 */
    record ValueDetail(@JsonUnwrapped ValueAccount account, List<ValueMovement> movements) {}

    @Operation(
            operationId = "issueStoredValue",
            summary = "Issue a gift card or store credit",
            description = "201 for a new one, 200 with the same one where the key was issued before. The code is never"
                    + " told again. Orders name it by its id: the token of a tender with the provider stored-value.")
    @Refuses({"422 invalid", "422 other-body"})
    @PostMapping("/v1/stored-values")
    ResponseEntity<ValueAccount> issue(@RequestBody BoundRequest<IssueBody> body, Actor actor) {
        var code = body.draft().code();
        if (code != null && !ValueCode.isLongEnough(code)) {
            body.reader()
                    .violation(
                            "code",
                            ViolationCode.WRONG_FORMAT,
                            "must have at least " + ValueCode.CHARACTERS_MIN + " characters beside blanks and dashes");
        }
        var fresh = body.value().value();
        return engine.transact(actor.name(), tx -> {
            var known = ledger.byKey(tx, List.of(fresh.key())).get(fresh.key());
            if (known != null) {
                return ResponseEntity.ok(same(known, fresh));
            }
            if (fresh.code() != null
                    && !ledger.byCode(tx, List.of(fresh.code())).isEmpty()) {
                body.reader().violation("code", ViolationCode.TAKEN, "is that of another one");
                body.value();
            }
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(ledger.issue(tx, List.of(fresh)).getFirst());
        });
    }

    private static ValueAccount same(ValueAccount known, NewValue fresh) {
        var lastFour = fresh.code() == null ? "" : fresh.code().lastFour();
        if (!known.terms().equals(fresh.terms())
                || known.amounts().issuedMinor() != fresh.amountMinor()
                || !known.lastFour().equals(lastFour)) {
            throw new Refused("other-body", 422, "The key was used with another body");
        }
        return known;
    }

    @Operation(
            operationId = "findStoredValue",
            summary = "Find a gift card or store credit by its code",
            description = "For the checkout: with the id as token the order can pay with it. 404 for a wrong code.")
    @Refuses({"404 stored-value-not-found", "422 invalid"})
    @PostMapping("/v1/stored-values:find")
    ValueAccount find(@RequestBody BoundRequest<FindBody> body) {
        var code = body.value().code();
        return engine.read(tx -> {
            var found = ValueCode.isLongEnough(code)
                    ? ledger.byCode(tx, List.of(ValueCode.of(code))).values().stream()
                            .findFirst()
                            .orElse(null)
                    : null;
            if (found == null) {
                throw new Refused("stored-value-not-found", 404, "There is no stored value with this code");
            }
            return found;
        });
    }

    @Operation(
            operationId = "getStoredValue",
            summary = "Read a gift card or store credit with its movements",
            description = "Balance, what of it orders have reserved, and up to 500 movements, the newest first.")
    @Refuses("404 stored-value-not-found")
    @GetMapping("/v1/stored-values/{id}")
    ValueDetail get(@PathVariable String id) {
        return engine.read(tx -> detail(tx, id));
    }

    @Operation(
            operationId = "blockStoredValue",
            summary = "Block a gift card or store credit",
            description = "It pays nothing any more, also not what orders have reserved of it: their captures are"
                    + " refused, with a case. What is paid back to it still goes onto it.")
    @Refuses({"404 stored-value-not-found", "422 invalid"})
    @PostMapping("/v1/stored-values/{id}:block")
    ValueDetail block(@PathVariable String id, @RequestBody BoundRequest<ReasonBody> body, Actor actor) {
        return become(id, ValueAccount.BLOCKED, body.value().reason(), actor);
    }

    @Operation(
            operationId = "unblockStoredValue",
            summary = "Unblock a gift card or store credit",
            description = "It pays again. Captures that were refused meanwhile are tried again by a person.")
    @Refuses({"404 stored-value-not-found", "422 invalid"})
    @PostMapping("/v1/stored-values/{id}:unblock")
    ValueDetail unblock(@PathVariable String id, @RequestBody BoundRequest<ReasonBody> body, Actor actor) {
        return become(id, ValueAccount.ACTIVE, body.value().reason(), actor);
    }

    private ValueDetail become(String id, String state, String reason, Actor actor) {
        return engine.transact(actor.name(), tx -> {
            ledger.become(tx, List.of(known(tx, id).id()), state, reason);
            return detail(tx, id);
        });
    }

    private ValueDetail detail(Tx tx, String id) {
        var account = known(tx, id);
        return new ValueDetail(account, ledger.movements(tx, account.id(), MOVEMENTS_MAX));
    }

    private ValueAccount known(Tx tx, String id) {
        return ValueId.parse(id).map(List::of).stream()
                .flatMap(ids -> ledger.of(tx, ids).stream())
                .findFirst()
                .orElseThrow(() -> Refused.notFound("stored-value", id));
    }
}
