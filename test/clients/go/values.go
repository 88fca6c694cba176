package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// nameOf gives the parameter that a field stands for: that of its tag, else its own.
func nameOf(field reflect.StructField) string {
	tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	if tag == "" || tag == "-" {
		return field.Name
	}
	return tag
}

func find(values map[string]json.RawMessage, name string) json.RawMessage {
	for key, value := range values {
		if strings.EqualFold(key, name) {
			return value
		}
	}
	return nil
}

// decode reads a value into what a field takes, a number also where it takes a text and the other way round.
func decode(value json.RawMessage, into reflect.Value) error {
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return decode(value, into.Elem())
	case reflect.Struct:
		var members map[string]json.RawMessage
		if err := json.Unmarshal(value, &members); err != nil {
			return err
		}
		return fill(into, members)
	case reflect.Slice:
		var items []json.RawMessage
		if err := json.Unmarshal(value, &items); err != nil {
			return err
		}
		into.Set(reflect.MakeSlice(into.Type(), len(items), len(items)))
		for i, item := range items {
			if err := decode(item, into.Index(i)); err != nil {
				return err
			}
		}
		return nil
	case reflect.String:
		var text string
		if json.Unmarshal(value, &text) != nil {
			text = string(value)
		}
		into.SetString(text)
		return nil
	}
	var text string
	if json.Unmarshal(value, &text) == nil {
		value = json.RawMessage(text)
	}
	return json.Unmarshal(value, into.Addr().Interface())
}

func fill(into reflect.Value, values map[string]json.RawMessage) error {
	for i := range into.NumField() {
		field := into.Type().Field(i)
		if field.Anonymous && field.Type.Kind() == reflect.Struct {
			if err := fill(into.Field(i), values); err != nil {
				return err
			}
			continue
		}
		if value := find(values, nameOf(field)); value != nil && field.IsExported() {
			if err := decode(value, into.Field(i)); err != nil {
				return fmt.Errorf("%s: %w", field.Name, err)
			}
		}
	}
	return nil
}

func argument(kind reflect.Type, name string, values map[string]json.RawMessage) (reflect.Value, error) {
	if whole, inner, _ := strings.Cut(name, "+"); whole == "*" {
		made := reflect.New(kind.Elem())
		if err := fill(made.Elem(), values); err != nil || inner == "" {
			return made, err
		}
		// Some arguments hold what is changed in a struct of its own.
		part := made.Elem().FieldByName(inner)
		part.Set(reflect.New(part.Type().Elem()))
		return made, fill(part.Elem(), values)
	}
	one := reflect.New(kind).Elem()
	if value := find(values, name); value != nil {
		return one, decode(value, one)
	}
	return one, nil
}
