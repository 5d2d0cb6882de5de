from modelgemeente_xl.plan.beeld import filled_cells, rows_by_key


def test_a_key_that_occurs_twice_is_set_apart_and_a_row_without_one_left_out() -> None:
    rijen, dubbel = rows_by_key(
        [
            ("a", {"Bedrag": 1}),
            ("b", {"Bedrag": 2}),
            ("", {"Bedrag": 3}),
            ("a", {"Bedrag": 4}),
            ("", {"Bedrag": 5}),
            ("a", {"Bedrag": 6}),
        ]
    )
    assert rijen == {"b": {"Bedrag": 2}}
    assert dubbel == {"a"}


def test_the_key_itself_and_empty_cells_do_not_fill_a_row() -> None:
    assert filled_cells({"Id": "a", "Bedrag": None, "Status": "", "Duur": 0}) == {"Duur": 0}
