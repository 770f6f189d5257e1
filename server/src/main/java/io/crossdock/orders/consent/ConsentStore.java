package io.crossdock.orders.consent;

import io.crossdock.engine.Tx;
import io.crossdock.engine.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of {@code orders.wait_question}. */
final class ConsentStore {

    private ConsentStore() {}

    static void insert(Tx tx, List<WaitQuestion> questions) {
        tx.sql("""
                insert into orders.wait_question
                    (order_id, question, state, asked_at, answer_by, silence, deliver_by, clock)
                select q.order_id, q.question, q.state, ?, q.answer_by, q.silence, q.deliver_by, q.clock
                from unnest(?, ?, ?, ?, ?, ?, ?) as q (order_id, question, state, answer_by, silence, deliver_by, clock)
                order by q.order_id""")
                .value(tx.at())
                .longs(questions, WaitQuestion::order)
                .ints(questions, WaitQuestion::question)
                .texts(questions, q -> q.state().text())
                .times(questions, q -> q.terms() == null ? null : q.terms().answerBy())
                .texts(
                        questions,
                        q -> q.terms() == null ? null : q.terms().silence().text())
                .times(questions, WaitQuestion::deliverBy)
                .ints(
                        questions,
                        q -> q.terms() == null ? q.question() : q.terms().clock())
                .update();
    }

    /** Gives open questions of these orders another state. @return what they were */
    static List<WaitQuestion> end(Tx tx, Collection<Long> orders, WaitState state) {
        return tx.sql("""
                update orders.wait_question
                set state = ?
                where order_id = any (?) and state = 'asked'
                returning order_id, question, state, asked_at, answer_by, silence, deliver_by, clock, answered_at,
                    answered_by, note""").value(state.text()).longs(orders).rows(ConsentStore::read);
    }

    /** The time of these open questions is over. @param clocks one per order */
    static List<WaitQuestion> over(Tx tx, List<Long> orders, List<Long> clocks) {
        return tx.sql("""
                update orders.wait_question q
                set state = 'unanswered'
                from unnest(?, ?) as o (order_id, clock)
                where q.order_id = o.order_id and q.clock = o.clock and q.state = 'asked'
                returning q.order_id, q.question, q.state, q.asked_at, q.answer_by, q.silence, q.deliver_by, q.clock,
                    q.answered_at, q.answered_by, q.note""").longs(orders).longs(clocks).rows(ConsentStore::read);
    }

    static void answer(Tx tx, WaitQuestion question, WaitState state, String note) {
        tx.sql("""
                update orders.wait_question
                set state = ?, answered_at = ?, answered_by = ?, note = ?
                where order_id = ? and question = ?""")
                .value(state.text())
                .value(tx.at())
                .value(tx.actor())
                .value(note)
                .value(question.order())
                .value(question.question())
                .update();
    }

    /** A date for a question that asked about none. */
    record Dated(long order, int question, Instant deliverBy) {}

    static void date(Tx tx, List<Dated> dated) {
        tx.sql("""
                update orders.wait_question q
                set deliver_by = d.deliver_by
                from unnest(?, ?, ?) as d (order_id, question, deliver_by)
                where q.order_id = d.order_id and q.question = d.question""")
                .longs(dated, Dated::order)
                .ints(dated, Dated::question)
                .times(dated, Dated::deliverBy)
                .update();
    }

    static List<WaitQuestion> of(Tx tx, Collection<Long> orders) {
        return tx.sql("""
                select order_id, question, state, asked_at, answer_by, silence, deliver_by, clock, answered_at,
                    answered_by, note
                from orders.wait_question
                where order_id = any (?)
                order by order_id, question""").longs(orders).rows(ConsentStore::read);
    }

    private static WaitQuestion read(ResultSet rs) throws SQLException {
        return new WaitQuestion(
                rs.getLong("order_id"),
                rs.getInt("question"),
                WaitState.of(rs.getString("state")),
                Sql.time(rs, "asked_at"),
                terms(rs),
                Sql.timeOrNull(rs, "deliver_by"),
                word(rs));
    }

    private static WaitQuestion.@Nullable WaitTerms terms(ResultSet rs) throws SQLException {
        var answerBy = Sql.timeOrNull(rs, "answer_by");
        return answerBy == null
                ? null
                : new WaitQuestion.WaitTerms(answerBy, SilenceTerm.of(rs.getString("silence")), rs.getInt("clock"));
    }

    private static WaitQuestion.@Nullable WaitWord word(ResultSet rs) throws SQLException {
        var at = Sql.timeOrNull(rs, "answered_at");
        return at == null ? null : new WaitQuestion.WaitWord(rs.getString("answered_by"), at, rs.getString("note"));
    }
}
